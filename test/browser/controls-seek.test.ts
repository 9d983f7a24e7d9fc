import { afterEach, describe, expect, it, vi } from 'vitest';
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
