import { html, nothing, type TemplateResult } from 'lit';

export interface RoundButton {
  /** Second axis of its `::part`, and its class: `play`, `mute`, … */
  readonly part: string;
  readonly label: string;
  readonly icon: TemplateResult;
  readonly press: () => void;
  /** Of a toggle whose label stays the same. */
  readonly pressed?: boolean;
  /** Of a button that opens a menu. */
  readonly expanded?: boolean;
  /** There, but of no use now; the focus may stay on it. */
  readonly disabled?: boolean;
  /** Not there in the narrowest players. */
  readonly narrowHides?: boolean;
  /** Called when the pointer or focus comes near. */
  readonly near?: () => void;
}

/** A button of the row: an icon, its name for a screen reader and in a tip. */
export function roundButton(button: RoundButton): TemplateResult {
  const { part, label, icon, press, pressed, expanded, narrowHides = false, near = nothing } = button;
  const { disabled = false } = button;
  return html`<button
    type="button"
    class="button ${part} ${narrowHides ? 'narrow-hides' : ''}"
    part="button ${part}"
    aria-label=${label}
    data-tip=${label}
    aria-pressed=${pressed ?? nothing}
    aria-haspopup=${expanded === undefined ? nothing : 'menu'}
    aria-expanded=${expanded ?? nothing}
    aria-disabled=${disabled || nothing}
    @click=${disabled ? nothing : press}
    @pointerenter=${near}
    @focus=${near}
  >
    ${icon}
  </button>`;
}
