import type { AbrController } from '../../src/abr/contract/abr-controller.js';
import { SvError } from '../../src/base/sv-error.js';
import { engineFailed } from '../../src/media/load-errors.js';
import { createSession } from '../../src/session/create-session.js';
import type { LimitOptions } from '../../src/session/limits/limit-options.js';
import type { Session, SessionEvents } from '../../src/session/session.js';
import type { TelemetryOptions } from '../../src/session/telemetry-options.js';
import { limitAttributes, type telemetryAttributes } from './session-attributes.js';
import type { SvEventDetails } from './sv-events.js';

/** The element that a session is for, seen from here. */
export interface SessionHost extends HTMLElement, LimitOptions {
  readonly media: HTMLVideoElement;
  readonly abr: string | AbrController;
  readonly videoTitle: string;
  /** A fault that playback survives. */
  readonly report: (error: SvError) => void;
}

type TelemetryText = Exclude<keyof TelemetryOptions, 'party'>;

const telemetryOptions: Readonly<Record<(typeof telemetryAttributes)[number], TelemetryText>> = {
  'rum-url': 'rumUrl',
  'rum-consent': 'consent',
  'rum-sample-rate': 'sampleRate',
  'rum-release': 'release',
  'rum-dimensions': 'dimensions',
  'rum-offline': 'offline',
  'rum-vitals': 'vitals',
  cmcd: 'cmcd',
  'cmcd-event-url': 'cmcdEventUrl',
  'otlp-url': 'otlpUrl',
};

const eventSources = {
  'sv-load-start': 'load-start',
  'sv-ready': 'ready',
  'sv-renditions': 'renditions',
  'sv-rendition-rendered': 'rendered',
  'sv-rendition-selected': 'selection',
  'sv-decision': 'decision',
  'sv-limits': 'limits',
  'sv-error': 'error',
  'sv-recovered': 'recovered',
  'sv-offline': 'offline',
} as const satisfies { [Type in keyof SvEventDetails]?: keyof SessionEvents };

/** A session over an element's inner video: set as the attributes say, told by the element's events. */
export class SessionDesk {
  readonly session: Session;
  readonly #host: SessionHost;

  constructor(host: SessionHost) {
    this.#host = host;
    this.session = createSession(host.media, { ...this.#telemetry, title: host.videoTitle });
    this.session.setLimits(host);
    this.attributeChanged('abr');
  }

  attributeChanged(name: string): void {
    const { session } = this;
    const host = this.#host;
    if (name === 'abr') {
      this.attempt(() => {
        session.setAbr(host.abr);
      });
    } else if (name in telemetryOptions) {
      session.setTelemetry(this.#telemetry);
    } else if (name === 'video-title') {
      session.setTitle(host.videoTitle);
    } else if ((limitAttributes as readonly string[]).includes(name)) {
      session.setLimits(host);
    }
  }

  /** From here on what happens in the session is an event of the element, until the session is destroyed. */
  tell(): void {
    const host = this.#host;
    const { events } = this.session;
    for (const [type, heard] of Object.entries(eventSources) as [string, keyof SessionEvents][]) {
      events.on(heard, (detail) => {
        host.dispatchEvent(new CustomEvent(type, { detail }));
      });
    }
    events.on('error', ({ fatal }) => {
      if (fatal) host.dispatchEvent(new Event('error'));
    });
  }

  /** An attribute has nobody to throw to: its fault is an event. */
  attempt(run: () => void): void {
    try {
      run();
    } catch (cause) {
      this.#host.report(cause instanceof SvError ? cause : engineFailed('player', String(cause), cause));
    }
  }

  get #telemetry(): TelemetryOptions {
    const options: Partial<Record<TelemetryText, string>> = {};
    for (const [name, key] of Object.entries(telemetryOptions)) {
      const value = this.#host.getAttribute(name);
      if (value !== null) options[key] = value;
    }
    return options;
  }
}
