/** What the gate's report has beside the page and chart styles it shares with the simulator's. */
export const gateStyle = `.outcome{display:inline-block;border-radius:99px;padding:3px 14px;font-size:13px;font-weight:650;margin:0 0 12px;border:1px solid}
.outcome.passed{color:var(--c2);border-color:var(--c2)}.outcome.failed{color:var(--stall);border-color:var(--stall)}
.reasons-list{list-style:none;margin:20px 0 0;padding:0;display:grid;gap:10px}
.reasons-list li{border-left:4px solid var(--stall);border-radius:10px;padding:12px 16px;background:var(--card);color:var(--text)}
.caveats{margin:16px 0 0;padding:0 0 0 18px;color:var(--soft);font-size:14px;max-width:84ch}
.tile small{display:block;color:var(--soft);font-size:12.5px;margin-top:2px}
.verdict.worse,.verdict.broken,.verdict.failed{border-color:var(--stall);color:var(--stall)}
.verdict.better,.verdict.kept{border-color:var(--c2);color:var(--c2)}
.scenario{margin:14px 0 0}.scenario>summary{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;font-size:16px;list-style-position:inside}
.scenario>summary .about{color:var(--soft);font-weight:400;font-size:14px}
.scenario>summary::before{content:'▸';color:var(--soft)}.scenario[open]>summary::before{content:'▾'}
.scenario .grid{margin-top:14px}.sentences{margin:6px 0 14px;padding:0 0 0 18px;max-width:84ch}.sentences .worse{color:var(--stall)}
.shots{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(min(100%,220px),1fr));margin:12px 0 0}
.shots figure{margin:0}.shots figcaption{font-size:12.5px;color:var(--soft);margin-top:4px}
.shots svg{border-radius:8px;border:1px solid var(--line)}
svg .base.curve,svg .base.key{stroke:var(--c1)}svg .new.curve,svg .new.key{stroke:var(--subject);stroke-width:2.4}
svg .stall.base{fill:var(--c1)}svg .stall.new{fill:var(--stall)}svg .fault{fill:var(--c3)}
svg .deed{stroke:var(--c4);stroke-dasharray:3 3}svg text.deed-name{fill:var(--c4);font-size:11px;stroke:none}
.shows{list-style:none;margin:8px 0 0;padding:0;color:var(--soft);font-size:13.5px;max-width:84ch}.shows li+li{margin-top:4px}
.reasons-list .shows li{border:0;padding:0;background:none;color:var(--soft)}a{color:var(--subject)}
.sentences+.shows{margin:-6px 0 14px}.scenario .card.scroll{margin-top:14px}
td.spread{width:190px;min-width:150px;padding-top:2px;padding-bottom:2px;vertical-align:middle}
th.left{text-align:left}.grid.pairs{margin-top:14px;grid-template-columns:repeat(auto-fill,minmax(min(100%,270px),1fr))}
tbody th[rowspan]{vertical-align:top}
svg .box-line{stroke-width:1.4;opacity:.75}svg .box-median{stroke-width:2.6}svg rect.box{fill-opacity:.28}
svg .box-line.base,svg .box-median.base{stroke:var(--c1)}svg .box-line.new,svg .box-median.new{stroke:var(--subject)}
svg rect.box.base{fill:var(--c1)}svg rect.box.new{fill:var(--subject)}
svg .unmeasured{fill:var(--line)}`;
