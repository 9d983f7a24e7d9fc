import 'sv-player/element';
import { showTag } from '../parts/exhibit.js';
import { find, valueIn } from '../parts/find.js';
import { startPage } from '../parts/start-page.js';
import { fetchTitles, setAttributes } from '../parts/titles.js';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'zh', 'ar', 'hi'];

/** The themes that the package ships; each is for the players with its name in `data-theme`. */
const themes = Object.keys(import.meta.glob('../../../player/themes/*.css', { eager: true })).map((path) =>
  path.replace(/^.*\/|\.css$/g, ''),
);

const player = find('#player', HTMLElement);
const looks = find('#looks', HTMLFormElement);
const theme = find('select[name=theme]', HTMLSelectElement);
const language = find('select[name=lang]', HTMLSelectElement);
const css = find('#css', HTMLElement);

/** What was changed of the player's custom properties, as a page would write it. */
function showLooks(): void {
  const changed = Array.from(looks.elements).flatMap((field): readonly string[] => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return [];
    if (!field.name.startsWith('--')) return [];
    const standard = field instanceof HTMLInputElement ? field.defaultValue : '';
    const value = field.type === 'range' ? `${field.value}px` : field.value;
    if (field.value === standard) player.style.removeProperty(field.name);
    else player.style.setProperty(field.name, value);
    return field.value === standard ? [] : [`  ${field.name}: ${value};`];
  });
  css.textContent =
    changed.length === 0
      ? '/* Change something: what it takes is written here. */'
      : `sv-player {\n${changed.join('\n')}\n}`;
  document.documentElement.style.colorScheme = valueIn(looks, 'scheme');
}

looks.addEventListener('input', showLooks);
find('#themes', HTMLElement).hidden = themes.length === 0;
theme.append(...themes.map((name) => new Option(name[0]?.toUpperCase() + name.slice(1), name)));
theme.addEventListener('change', () => {
  setAttributes(player, { 'data-theme': theme.value || null });
});
language.append(
  ...LANGUAGES.map((tag) => {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
    return new Option(name, tag);
  }),
);
language.addEventListener('change', () => {
  setAttributes(player, { lang: language.value });
});

showLooks();
showTag(player);
startPage(async () => {
  const [{ hls, title, poster = null }] = await fetchTitles();
  setAttributes(player, { 'video-title': title, poster, src: hls });
});
