import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { SvError, type SvErrorCode } from '../../src/base/sv-error.js';
import { ControlsPage, focused, isTabbable, removeControls } from './support/controls.js';

afterEach(removeControls);

const focusable = 'button, input, [tabindex]';
const live = {
  live: true,
  durationSec: Infinity,
  seekable: { startSec: 100, endSec: 700 },
  currentSec: 400,
};

async function openPage(...args: ConstructorParameters<typeof ControlsPage>): Promise<ControlsPage> {
  const page = new ControlsPage(...args);
  await page.controls.updateComplete;
  await vi.waitFor(() => page.find('input'));
  return page;
}

describe('the buttons', () => {
  it.each([
    ['Pause', {}, { type: 'pause' }],
    ['Play', { paused: true, phase: 'paused' }, { type: 'play' }],
    ['Play again', { paused: true, phase: 'ended' }, { type: 'play' }],
    ['Mute', {}, { type: 'toggle-mute' }],
    ['Unmute', { muted: true }, { type: 'toggle-mute' }],
    ['Captions', {}, { type: 'toggle-captions' }],
    ['Picture in picture', {}, { type: 'toggle-picture-in-picture' }],
    ['Leave picture in picture', { pictureInPicture: true }, { type: 'toggle-picture-in-picture' }],
    ['Full screen', {}, { type: 'toggle-fullscreen' }],
    ['Leave full screen', { fullscreen: true }, { type: 'toggle-fullscreen' }],
    ['Go to live', live, { type: 'seek', toSec: 700 }],
  ] as const)('“%s” asks for it', async (label, state, asked) => {
    const page = await openPage(state);
    page.find(`[aria-label="${label}"]`).click();
    expect(page.asked).toEqual([asked]);
  });

  it('show what the media does, not what was asked', async () => {
    const page = await openPage();
    page.find('.play').click();
    await page.controls.updateComplete;
    expect(page.find('.play').ariaLabel).toBe('Pause');
    await page.show({ paused: true, phase: 'paused' });
    expect(page.find('.play').ariaLabel).toBe('Play');
  });

  it('are there only for what can be done', async () => {
    const page = await openPage({
      captions: [],
      fullscreenAvailable: false,
      pictureInPictureAvailable: false,
    });
    expect(page.all('.captions, .fullscreen, .picture-in-picture')).toEqual([]);
  });

  it('are each named once to a screen reader; the big one is for the pointer', async () => {
    const page = await openPage({ untouched: true, paused: true, phase: 'ready', title: '' });
    const big = page.find('.big');
    expect(big.getAttribute('aria-hidden')).toBe('true');
    expect(isTabbable(big)).toBe(false);
    big.click();
    expect(page.asked).toEqual([{ type: 'play' }]);
  });

  it.each([320, 640, 1280, 1920])('are at least 40 px each way, and inside, at %d px', async (widthPx) => {
    const page = await openPage({}, widthPx);
    const frame = page.controls.getBoundingClientRect();
    for (const button of page.all('.row .button').filter(isTabbable)) {
      const { width, height, left, right } = button.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(40);
      expect(left).toBeGreaterThanOrEqual(frame.left);
      expect(right).toBeLessThanOrEqual(frame.right);
    }
  });

  it('volume: the slider asks, and goes back if the media doesn’t follow', async () => {
    const page = await openPage({ volume: 0.5 });
    const slider = page.find('input') as HTMLInputElement;
    slider.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(page.asked).toEqual([{ type: 'set-volume', volume: 0.55 }]);
    await page.show({ volume: 0.5 });
    await vi.waitFor(() => expect(slider.value).toBe('50'));
    await page.show({ muted: true });
    await vi.waitFor(() => expect(slider.value).toBe('0'));
  });
});

describe('coming and going', () => {
  const shown = (page: ControlsPage): boolean => !page.find('.layer').classList.contains('asleep');
  const asleep = async (page: ControlsPage): Promise<void> => {
    await page.show({ userActive: false });
    await vi.waitFor(() => expect(getComputedStyle(page.find('.bottom')).opacity).toBe('0'));
  };

  it('they go when the viewer rests, but not while paused', async () => {
    const page = await openPage();
    expect(shown(page)).toBe(true);
    await page.show({ userActive: false });
    expect(shown(page)).toBe(false);
    expect(getComputedStyle(page.find('.bottom .row')).pointerEvents).toBe('none');
    await page.show({ paused: true, phase: 'paused' });
    expect(shown(page)).toBe(true);
  });

  it('the keyboard brings them back', async () => {
    const page = await openPage({ userActive: false });
    await userEvent.keyboard('{Tab}');
    await vi.waitFor(() => expect(shown(page)).toBe(true));
  });

  it('time and playhead go on by the second', async () => {
    const page = await openPage();
    const thumb = page.find('.thumb');
    const before = thumb.getBoundingClientRect().left;
    await page.show({ currentSec: 95.2 });
    expect(page.find('.time').textContent?.trim()).toMatch(/^1:35/);
    await vi.waitFor(() => expect(thumb.getBoundingClientRect().left).toBeGreaterThan(before + 100));
  });

  it('unseen they draw nothing, tell a screen reader all along, and are right when they come back', async () => {
    const page = await openPage();
    await asleep(page);
    const drawn: MutationRecord[] = [];
    const observer = new MutationObserver((records) => drawn.push(...records));
    const seen = { subtree: true, childList: true, characterData: true, attributeFilter: ['style', 'class'] };
    for (const part of ['.time', '.bar']) observer.observe(page.find(part).getRootNode(), seen);
    for (const currentSec of [66, 67, 68, 69, 70]) await page.show({ currentSec });
    await new Promise(requestAnimationFrame);
    expect(page.find('[role=slider]').ariaValueText).toMatch(/^1 minute 10 seconds/);
    expect(drawn).toEqual([]);
    observer.disconnect();
    await page.show({ paused: true, phase: 'paused' });
    expect(page.find('.time').textContent?.trim()).toMatch(/^1:10/);
  });

  it('faded ones that a page’s style sheet keeps on the picture go on by the second', async () => {
    const page = await openPage();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.bottom { opacity: 1 !important; }');
    page.controls.shadowRoot?.adoptedStyleSheets.push(sheet);
    await page.show({ userActive: false });
    await page.show({ currentSec: 70 });
    expect(page.find('.time').textContent?.trim()).toMatch(/^1:10/);
  });

  it('clicks beside them fall through to the picture', async () => {
    const page = await openPage();
    const { left, top } = page.controls.getBoundingClientRect();
    expect(document.elementFromPoint(left + 320, top + 150)).not.toBe(page.controls);
    expect(document.elementFromPoint(left + 30, top + 340)).toBe(page.controls);
  });
});

describe('a fault', () => {
  const codes: readonly SvErrorCode[] = [
    'INVALID_ARGUMENT',
    'MANIFEST_INVALID',
    'MANIFEST_LOAD_FAILED',
    'CODEC_UNSUPPORTED',
    'ENGINE_FAILED',
    'ABR_CONTROLLER_FAILED',
    'BEACON_REJECTED',
  ];

  it.each(codes)('%s: words, code and a way to try again; nothing else can be reached', async (code) => {
    const page = await openPage();
    await page.show({ phase: 'error', error: new SvError(code, 'not for the viewer') });
    const alert = await vi.waitFor(() => page.find('[role=alert]'));
    expect(alert.textContent).toContain(code);
    expect(alert.textContent).not.toContain('not for the viewer');
    expect(page.all(focusable).filter(isTabbable)).toEqual([page.find('.retry'), page.find('.copy')]);
    page.find('.retry').click();
    expect(page.asked).toEqual([{ type: 'retry' }]);
  });

  it('takes the focus only from inside the player, and gives it back', async () => {
    const page = await openPage();
    const error = new SvError('ENGINE_FAILED', 'x');
    await page.show({ phase: 'error', error });
    await vi.waitFor(() => page.find('.retry'));
    expect(focused()).toBe(document.body);
    await page.show({ phase: 'playing', error: null });

    page.find('.fullscreen').focus();
    await page.show({ phase: 'error', error });
    await vi.waitFor(() => expect(focused()).toBe(page.find('.retry')));
    await page.show({ phase: 'playing', error: null });
    await vi.waitFor(() => expect(focused()).toBe(page.find('.play')));
  });

  it('offline is no fault: it says so, leaves the controls, and is announced', async () => {
    const page = await openPage();
    await page.show({ offline: true });
    expect(page.find('.notice').textContent).toMatch(/offline/);
    expect(isTabbable(page.find('.play'))).toBe(true);
    expect(page.find('[role=status]').textContent).toMatch(/offline/);
    await page.show({ offline: false });
    expect(page.all('.notice')).toEqual([]);
    expect(page.find('[role=status]').textContent).toMatch(/online/);
  });
});

describe('the stats', () => {
  it('come when they are open, as a region with a name, and ask to be closed', async () => {
    const page = await openPage();
    await page.show({ statsOpen: true });
    const region = await vi.waitFor(() => page.find('section'));
    expect(region.ariaLabel).toBe('Stats');
    await vi.waitFor(() => page.find('[role=img]'));
    page.find('.close').click();
    expect(page.asked).toEqual([{ type: 'toggle-stats' }]);
  });
});

describe('the look', () => {
  it.each(['play', 'seek', 'volume', 'settings', 'title'])(
    'a page styles ::part(%s) through the player around it',
    async (part) => {
      const page = await openPage();
      const player = document.createElement('div');
      player.className = 'player';
      page.controls.replaceWith(player);
      player.attachShadow({ mode: 'open' }).append(page.controls);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.player::part(${part}) { outline: 7px solid red; }`);
      document.adoptedStyleSheets.push(sheet);
      try {
        const [styled] = page.all(`[part~=${part}]`);
        expect(styled && getComputedStyle(styled).outlineWidth).toBe('7px');
      } finally {
        document.adoptedStyleSheets.pop();
        player.remove();
      }
    },
  );

  it('writes no style attribute that a strict policy would refuse', async () => {
    const refused: string[] = [];
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "style-src-attr 'none'";
    document.head.append(policy);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      refused.push(violatedDirective);
    });
    const page = new ControlsPage({ statsOpen: true, offline: true });
    await vi.waitFor(() => page.find('section'));
    page.find('.settings').click();
    await vi.waitFor(() => page.find('[role=menu]'));
    await page.show({ phase: 'error', error: new SvError('ENGINE_FAILED', 'x') });
    await vi.waitFor(() => page.find('.retry'));
    expect(refused).toEqual([]);
    // The policy was in force all along.
    document.body.setAttribute('style', 'color: red');
    await vi.waitFor(() => expect(refused).toEqual(['style-src-attr']));
  });
});
