/**
 * How picture and panel share a player, in the player's own shadow root. Beside and over leave the player's box as
 * it is; below makes it taller, whatever the page says of its shape, since there is no room in it.
 *
 * The panel is at the end of a line of the page's: controls and panel have a direction of their own, by their
 * language, so sides are named as they are.
 */
export const partyLayout = `
  :host([data-party-panel]) { --_party: var(--sv-party-size, clamp(280px, 32%, 380px)); }
  sv-party-panel {
    position: absolute; inset: 0 0 0 auto; box-sizing: border-box; inline-size: var(--_party); line-height: normal;
    border: 0 solid var(--sv-line, rgb(128 132 160 / 0.22));
  }
  :host(:dir(rtl)) sv-party-panel { inset: 0 auto 0 0; }
  :host([data-party-panel='beside']) { aspect-ratio: auto; }
  :host([data-party-panel='beside'])::before {
    content: ''; display: block; inline-size: calc(100% - var(--_party)); aspect-ratio: 16 / 9;
  }
  :host([data-party-panel='beside']) :is(video, .over) { inline-size: calc(100% - var(--_party)); inset: 0 auto 0 0; }
  :host([data-party-panel='beside']:dir(rtl)) :is(video, .over) { inset: 0 0 0 auto; }
  :host([data-party-panel='beside']) sv-party-panel { border-left-width: 1px; }
  :host([data-party-panel='beside']:dir(rtl)) sv-party-panel { border-width: 0 1px 0 0; }
  :host(:is([data-party-panel='beside'], [data-party-panel='over'])) sv-controls { inset: 0 var(--_party) 0 0; }
  :host(:is([data-party-panel='beside'], [data-party-panel='over']):dir(rtl)) sv-controls { inset: 0 0 0 var(--_party); }
  :host([data-party-panel='below']:not(:fullscreen)) { aspect-ratio: auto !important; block-size: auto !important; }
  :host([data-party-panel='below'])::before { content: ''; display: block; aspect-ratio: 16 / 9; }
  :host([data-party-panel='below']) :is(video, sv-controls, .over) {
    inset: 0 0 auto; inline-size: 100%; block-size: auto; aspect-ratio: 16 / 9;
  }
  :host([data-party-panel='below']) sv-party-panel {
    position: relative; inset: auto; inline-size: 100%; block-size: var(--sv-party-block-size, min(440px, 64vh));
    border-top-width: 1px;
  }
  :host([data-party-panel='below']:fullscreen) sv-party-panel {
    position: absolute; inset: calc(100vw * 9 / 16) 0 0; block-size: auto;
  }
`;
