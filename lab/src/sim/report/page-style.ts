export const pageStyle = `*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.55 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}
main{max-width:1320px;margin:auto;padding:28px 24px 64px}
h1{font-size:clamp(22px,3.2vw,32px);line-height:1.2;letter-spacing:-.02em;margin:0 0 6px}
h2{font-size:19px;letter-spacing:-.01em;margin:44px 0 4px}
h3{font-size:14px;margin:18px 0 6px}
p{margin:0 0 14px;color:var(--soft);max-width:76ch}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:18px}
.lead{color:var(--soft);font-size:16px}
.facts{display:flex;flex-wrap:wrap;gap:8px;margin:16px 0 0;padding:0;list-style:none}
.facts li{background:var(--card);border:1px solid var(--line);border-radius:99px;padding:3px 12px;font-size:13px;color:var(--soft)}
.facts b{color:var(--text);font-weight:600}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:22px 0 0}
.tile{padding:14px 16px}.tile b{display:block;font-size:26px;line-height:1.2;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.tile span{color:var(--soft);font-size:13px}.tile.first b{color:var(--subject)}
.grid{display:grid;gap:14px;grid-template-columns:repeat(auto-fit,minmax(min(100%,340px),1fr))}
.grid.one{grid-template-columns:minmax(0,1fr)}
.grid.two{grid-template-columns:repeat(auto-fit,minmax(min(100%,520px),1fr))}
.scroll{overflow-x:auto;padding:6px 0}
table{border-collapse:collapse;width:100%;font-size:13.5px;font-variant-numeric:tabular-nums}
th,td{padding:6px 12px;text-align:right;white-space:nowrap}
thead th{color:var(--soft);font-weight:500;font-size:12.5px;border-bottom:1px solid var(--line)}
th:first-child,td.left{text-align:left}
tbody th{font-weight:500;position:sticky;left:0;background:var(--card)}
tbody tr+tr>*{border-top:1px solid var(--line)}
tr.subject th,tr.subject td{color:var(--subject);font-weight:650}
tr.optimum th,tr.optimum td{color:var(--soft)}
td.top{font-weight:650}td.soft{color:var(--soft)}
.verdict{border-radius:99px;padding:1px 9px;font-size:12px;border:1px solid var(--line);color:var(--soft)}
.verdict.above{border-color:var(--c2);color:var(--c2)}.verdict.below{border-color:var(--stall);color:var(--stall)}
details{margin-top:10px}summary{cursor:pointer;padding:8px 0;font-weight:550}
:focus-visible{outline:2px solid var(--subject);outline-offset:2px;border-radius:4px}
.key-list{display:flex;flex-wrap:wrap;gap:4px 16px;margin:8px 0 0;padding:0;list-style:none;font-size:12.5px}
.key-list li{display:flex;align-items:center;gap:7px}.key-line{width:26px;height:10px;flex:none}
.reasons{margin:10px 0 0;font-size:12.5px}
.at-narrow{display:none}
@media (max-width:620px){main{padding:20px 12px 48px}.card{padding:14px 12px;border-radius:12px}
.at-wide{display:none}.at-narrow{display:block}th,td{padding:6px 8px}}
@media print{body{background:#fff}.card{break-inside:avoid}}`;
