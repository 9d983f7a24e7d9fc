import type { FaultPanelWords } from './fault-words.js';

export const englishFault: FaultPanelWords = {
  copyCode: 'Copy code',
  copied: 'Copied',
  faults: {
    network: {
      title: 'The video can’t be reached',
      text: 'Check your connection and try again. If it stays like this, the trouble is on the other side.',
    },
    source: {
      title: 'This video isn’t available',
      text: 'What came back can’t be played. Try again in a while.',
    },
    media: {
      title: 'This video can’t be played',
      text: 'A piece of it could not be read. Trying again often helps.',
    },
    engine: { title: 'The player ran into a problem', text: 'Try again, or reload the page.' },
    abr: { title: 'The player ran into a problem', text: 'Try again, or choose a fixed quality.' },
    usage: { title: 'This player isn’t set up right', text: 'Please tell the owner of this page.' },
    report: { title: 'The player ran into a problem', text: 'Try again, or reload the page.' },
  },
  faultCodes: {
    MANIFEST_TIMEOUT: {
      title: 'This takes too long',
      text: 'The video didn’t answer in time. Check your connection and try again.',
    },
    SEGMENT_LOAD_FAILED: {
      title: 'Part of the video is missing',
      text: 'The next piece could not be loaded. Check your connection and try again.',
    },
    SEGMENT_TIMEOUT: {
      title: 'This takes too long',
      text: 'The next piece of the video didn’t come in time. Check your connection and try again.',
    },
    CODEC_UNSUPPORTED: {
      title: 'Your browser can’t play this format',
      text: 'Another or a newer browser may be able to.',
    },
  },
};
