import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ControlsPage, isTabbable, removeControls } from './support/controls.js';

afterEach(removeControls);

async function openSlider(
  ...args: ConstructorParameters<typeof ControlsPage>
): Promise<{ page: ControlsPage; slider: HTMLElement }> {
  const page = new ControlsPage(...args);
  return { page, slider: await vi.waitFor(() => page.find('[role=slider]')) };
}

function pointer(type: string, target: HTMLElement, share: number, buttons = 1): void {
  const { left, top, width } = target.getBoundingClientRect();
  target.dispatchEvent(
    new PointerEvent(type, {
      bubbles: true,
      composed: true,
      pointerId: 1,
      button: 0,
      buttons,
      clientX: left + width * share,
      clientY: top + 10,
    }),
  );
}

describe('the seek slider', () => {
  it('says where playback is, in words', async () => {
    const { slider } = await openSlider();
    const { ariaLabel, ariaValueNow, ariaValueMin, ariaValueMax, ariaValueText } = slider;
    expect({ ariaLabel, ariaValueNow, ariaValueMin, ariaValueMax, ariaValueText }).toEqual({
      ariaLabel: 'Seek',
      ariaValueNow: '65',
      ariaValueMin: '0',
      ariaValueMax: '120',
      ariaValueText: '1 minute 5 seconds of 2 minutes',
    });
  });

  it('says how far behind live it is', async () => {
    const { page, slider } = await openSlider({
      live: true,
      durationSec: Infinity,
      seekable: { startSec: 0, endSec: 600 },
      currentSec: 570,
    });
    expect(slider.ariaValueText).toBe('30 seconds behind live');
    await page.show({ currentSec: 598 });
    await vi.waitFor(() => expect(slider.ariaValueText).toBe('Live'));
  });

  it('answers to its keys, keeps them from the page, and leaves others alone', async () => {
    const { page, slider } = await openSlider();
    slider.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(page.asked).toEqual([
      { type: 'seek', toSec: 70 },
      { type: 'seek', toSec: 75 },
    ]);
    const press = (key: string): boolean =>
      slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    expect(press('End')).toBe(false);
    expect(page.asked.at(-1)).toEqual({ type: 'seek', toSec: 120 });
    expect(press('f')).toBe(true);
    expect(page.asked).toHaveLength(3);
  });

  it('seeks once, when a drag ends, to where it ended', async () => {
    const { page, slider } = await openSlider();
    slider.setPointerCapture = () => {};
    pointer('pointerdown', slider, 0.25);
    pointer('pointermove', slider, 0.5);
    expect(page.asked).toEqual([]);
    await vi.waitFor(() => expect(slider.ariaValueNow).toBe('60'));
    await page.show({ currentSec: 66 });
    expect(slider.ariaValueNow).toBe('60');
    pointer('pointerup', slider, 0.5, 0);
    expect(page.asked).toHaveLength(1);
    expect(page.asked[0]).toMatchObject({ type: 'seek' });
    expect((page.asked[0] as { toSec: number }).toSec).toBeCloseTo(60, 1);
  });

  it('a drag that is broken off seeks nowhere', async () => {
    const { page, slider } = await openSlider();
    slider.setPointerCapture = () => {};
    pointer('pointerdown', slider, 0.25);
    pointer('pointercancel', slider, 0.25, 0);
    expect(page.asked).toEqual([]);
    await vi.waitFor(() => expect(slider.ariaValueNow).toBe('65'));
  });

  it('shows the time under the pointer', async () => {
    const { page, slider } = await openSlider();
    pointer('pointermove', slider, 0.75, 0);
    expect(page.find('.clock').textContent).toBe('1:30');
    expect(page.asked).toEqual([]);
  });

  it('its time runs left to right in a right-to-left page', async () => {
    const { page, slider } = await openSlider();
    document.documentElement.dir = 'rtl';
    try {
      const { left, right } = slider.getBoundingClientRect();
      const thumb = page.find('.thumb').getBoundingClientRect();
      const share = ((thumb.left + thumb.right) / 2 - left) / (right - left);
      expect(share).toBeCloseTo(65 / 120, 1);
    } finally {
      document.documentElement.removeAttribute('dir');
    }
  });

  it('is out of use while nothing is known of the title', async () => {
    const { slider } = await openSlider({
      durationSec: Number.NaN,
      seekable: { startSec: 0, endSec: 0 },
    });
    expect(slider.ariaDisabled).toBe('true');
    expect(isTabbable(slider)).toBe(false);
  });
});

describe('a title with chapters and pictures', () => {
  const chapters = [
    { startTime: 0, endTime: 60, value: 'Blue hour' },
    { startTime: 60, endTime: 120, value: 'The storm' },
  ];
  const tile = (startTime: number, x: number) => ({
    startTime,
    endTime: startTime + 60,
    url: new URL(`${inject('origin')}/media/lab/storyboard/1.jpg`).href,
    x,
    y: 0,
    width: 160,
    height: 90,
  });
  const storyboard = [tile(0, 0), tile(60, 160)];

  it('names the chapter in the bubble and to a screen reader', async () => {
    const { page, slider } = await openSlider({ chapters });
    expect(slider.ariaValueText).toBe('1 minute 5 seconds of 2 minutes, The storm');
    pointer('pointermove', slider, 0.25, 0);
    expect(page.find('.chapter').textContent).toBe('Blue hour');
    expect(page.find('.clock').textContent).toBe('0:30');
  });

  it('parts the rail between chapters, and joins it again when they go', async () => {
    const { page } = await openSlider({ chapters });
    const mask = (): string => getComputedStyle(page.find('.rail')).maskImage;
    await vi.waitFor(() => expect(mask()).toContain('linear-gradient'));
    await page.show({ chapters: [] });
    await vi.waitFor(() => expect(mask()).toBe('none'));
  });

  it('asks for its pictures when it is about to be used, and shows the one under the pointer', async () => {
    const { page, slider } = await openSlider({ storyboardOffered: true });
    expect(page.asked).toEqual([]);
    pointer('pointerenter', slider, 0.25, 0);
    expect(page.asked).toEqual([{ type: 'load-storyboard' }]);
    pointer('pointermove', slider, 0.75, 0);
    await page.show({ storyboard });
    await vi.waitFor(() => {
      expect(page.find('.preview').checkVisibility()).toBe(true);
      expect(page.find('.preview img')).toMatchObject({ src: storyboard[1]?.url, naturalWidth: 640 });
    });
    expect(page.find('.preview img').style.objectPosition).toBe('-160px 0px');
    const { width, height } = page.find('.preview').getBoundingClientRect();
    expect(width / height).toBeCloseTo(16 / 9, 1);
  });

  it('keeps the bubble on the bar, however near to its end the pointer is', async () => {
    const { page, slider } = await openSlider({ chapters, storyboardOffered: true, storyboard });
    const bar = slider.getBoundingClientRect();
    for (const share of [0.001, 0.999]) {
      pointer('pointermove', slider, share, 0);
      await vi.waitFor(() => expect(page.find('.preview').checkVisibility()).toBe(true));
      await vi.waitFor(() => {
        const bubble = page.find('.bubble').getBoundingClientRect();
        expect(bubble.left).toBeGreaterThanOrEqual(bar.left - 1);
        expect(bubble.right).toBeLessThanOrEqual(bar.right + 1);
      });
    }
  });

  it('shows what lies where a key has led, while the keyboard is there', async () => {
    const { page, slider } = await openSlider({ chapters });
    slider.focus();
    await userEvent.keyboard('{Home}');
    await vi.waitFor(() => expect(page.find('.chapter').textContent).toBe('Blue hour'));
    const shown = (): boolean => page.find('.bubble').checkVisibility({ opacityProperty: true });
    await vi.waitFor(() => expect(shown()).toBe(true));
    slider.blur();
    await vi.waitFor(() => expect(shown()).toBe(false));
  });

  it('a picture that can’t be had leaves the time alone', async () => {
    const broken = [{ ...tile(0, 0), url: `${inject('origin')}/media/lab/missing.jpg` }];
    const { page, slider } = await openSlider({ storyboardOffered: true, storyboard: broken });
    pointer('pointermove', slider, 0.25, 0);
    await vi.waitFor(() => expect(page.find('.preview img').hidden).toBe(true));
    expect(page.find('.clock').textContent).toBe('0:30');
  });

  it('marks the live edge of a live title, and of no other', async () => {
    const { page } = await openSlider();
    expect(page.all('.edge')).toHaveLength(0);
    const seekable = { startSec: 0, endSec: 600 };
    await page.show({ live: true, durationSec: Infinity, seekable, currentSec: 300 });
    await vi.waitFor(() => expect(page.find('.edge').classList.contains('now')).toBe(false));
    await page.show({ currentSec: 598 });
    await vi.waitFor(() => expect(page.find('.edge').classList.contains('now')).toBe(true));
  });
});
