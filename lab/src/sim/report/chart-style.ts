/**
 * Colours and strokes of the pictures, light and dark. The line colours follow Okabe and Ito's palette for
 * colour-blind readers (2008); lines differ by their dashes as well.
 */
const light = `--ground:#f6f6fb;--card:#fff;--line:#e3e4ee;--text:#171923;--soft:#5d6276;--subject:#4a46e0;
--ours:#9d9bf0;--peer:#bcc0d0;--area:#e2e6f4;--stall:#d3264a;--c1:#d55e00;--c2:#00875f;--c3:#b03a82;--c4:#2f8fcb;`;
const dark = `--ground:#0d0e14;--card:#161821;--line:#2a2d3c;--text:#eceef7;--soft:#9aa0b8;--subject:#918eff;
--ours:#5e5bc4;--peer:#666c8a;--area:#262b3f;--stall:#ff5f7e;--c1:#ff8b3d;--c2:#35cfa0;--c3:#e58bc4;--c4:#74c3f2;`;

export const colours = `:root{color-scheme:light dark;${light}}
@media (prefers-color-scheme:dark){:root{${dark}}}`;

export const chartStyle = `svg{display:block;width:100%;height:auto;font:12px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;
font-variant-numeric:tabular-nums}
svg text{fill:var(--text)}svg .tick{fill:var(--soft);font-size:11px}svg .name{fill:var(--soft);font-size:11.5px}
svg .end{text-anchor:end}svg .middle{text-anchor:middle}svg .strong{font-weight:650}svg .soft{fill:var(--soft)}
svg .title{font-size:13.5px;font-weight:650}
svg .grid{stroke:var(--line)}svg .faint{opacity:.55}svg .axis{stroke:var(--soft);opacity:.6}
svg rect.subject,svg circle.subject{fill:var(--subject)}svg rect.ours,svg circle.ours{fill:var(--ours)}
svg rect.peer,svg circle.peer{fill:var(--peer)}
svg text.subject{fill:var(--subject);font-weight:650}
svg text.halo{paint-order:stroke;stroke:var(--card);stroke-width:3.5px;stroke-linejoin:round}
svg circle.dot{stroke:var(--card);stroke-width:1.5}
svg .under{stroke:var(--card);stroke-width:3.4;opacity:.75}svg .whisker{stroke:var(--text);stroke-width:1.2;opacity:.85}
svg .front{fill:none;stroke:var(--soft);stroke-dasharray:4 4;opacity:.8}
svg path.curve{fill:none;stroke-width:1.8;stroke-linejoin:round;stroke-linecap:round}
svg path.rest{stroke:var(--peer);stroke-width:1;opacity:.75}
svg .subject.curve,svg .subject.key{stroke:var(--subject)}svg path.subject.curve{stroke-width:2.8}
svg .c1.curve,svg .c1.key{stroke:var(--c1)}svg .c2.curve,svg .c2.key{stroke:var(--c2);stroke-dasharray:7 3}
svg .c3.curve,svg .c3.key{stroke:var(--c3);stroke-dasharray:2.5 3}
svg .c4.curve,svg .c4.key{stroke:var(--c4);stroke-dasharray:9 3 2 3}
svg .best.curve,svg .best.key{stroke:var(--soft);stroke-width:1.4;stroke-dasharray:1.5 3}
svg .key{stroke-width:2.6}svg .rest.key{stroke:var(--peer)}
svg .area{fill:var(--area)}svg .stall{fill:var(--stall)}svg .stall.band{opacity:.16}
svg .mark{fill:var(--card);stroke:var(--subject);stroke-width:1.6}svg .paper{fill:var(--card)}`;
