import { averageBps, peakBps, type MadeAudio, type MadeTitle } from './made-title.js';

/** The MPD over the same segments as the playlists: number-based templates, audio with a real timeline. */
export function dashManifest(title: MadeTitle): string {
  const { durationSec, segmentSec } = title;
  return `<?xml version="1.0" encoding="UTF-8"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" profiles="urn:mpeg:dash:profile:isoff-live:2011" mediaPresentationDuration="PT${durationSec}S" minBufferTime="PT${segmentSec}S" maxSegmentDuration="PT${segmentSec + 1}S">
  <Period id="1" start="PT0S" duration="PT${durationSec}S">
${[video(title), ...sounds(title), ...captions(title), storyboard(title)].join('\n')}
  </Period>
</MPD>
`;
}

function video({ renditions, segmentSec }: MadeTitle): string {
  const largest = renditions.at(-1)?.step;
  const rates = renditions.map(({ step }) => step.frameRate);
  const representations = renditions.map(
    ({ step, codec, segments }) =>
      `      <Representation id="${step.name}" codecs="${codec}" width="${step.width}" height="${step.height}" frameRate="${step.frameRate}" bandwidth="${peakBps(segments)}"/>`,
  );
  return `    <AdaptationSet id="1" contentType="video" mimeType="video/mp4" segmentAlignment="true" startWithSAP="1" par="16:9" maxWidth="${largest?.width ?? 0}" maxHeight="${largest?.height ?? 0}" maxFrameRate="${Math.max(...rates)}">
      <SegmentTemplate initialization="video/$RepresentationID$/init.mp4" media="video/$RepresentationID$/$Number$.m4s" startNumber="1" timescale="1" duration="${segmentSec}"/>
${representations.join('\n')}
    </AdaptationSet>`;
}

/** Sets that are alone need no role to be told apart by. */
function sounds({ audio: main, otherAudio }: MadeTitle): readonly string[] {
  if (otherAudio.length === 0) return [audio(main, 2)];
  return [audio(main, 2, 'main'), ...otherAudio.map((other, index) => audio(other, 20 + index, 'dub'))];
}

function audio({ sound, codec, timescale, durations, segments }: MadeAudio, id: number, role = ''): string {
  const timeline = durations.map((duration) => `<S d="${duration}"/>`).join('');
  const told = `
      <Role schemeIdUri="urn:mpeg:dash:role:2011" value="${role}"/>
      <Label>${sound.label}</Label>`;
  return `    <AdaptationSet id="${id}" contentType="audio" mimeType="audio/mp4" segmentAlignment="true" startWithSAP="1" lang="${sound.language}">${role === '' ? '' : told}
      <SegmentTemplate initialization="${sound.name}/init.mp4" media="${sound.name}/$Number$.m4s" startNumber="1" timescale="${timescale}">
        <SegmentTimeline>${timeline}</SegmentTimeline>
      </SegmentTemplate>
      <Representation id="${sound.name}" codecs="${codec}" audioSamplingRate="${timescale}" bandwidth="${averageBps(segments)}">
        <AudioChannelConfiguration schemeIdUri="urn:mpeg:dash:23003:3:audio_channel_configuration:2011" value="2"/>
      </Representation>
    </AdaptationSet>`;
}

function captions({ captions: tracks }: MadeTitle): readonly string[] {
  return tracks.map(
    ({ language, label }, index) =>
      `    <AdaptationSet id="${index + 3}" contentType="text" mimeType="text/vtt" lang="${language}">
      <Role schemeIdUri="urn:mpeg:dash:role:2011" value="subtitle"/>
      <Label>${label}</Label>
      <Representation id="captions-${language}" bandwidth="512">
        <BaseURL>captions/${language}.vtt</BaseURL>
      </Representation>
    </AdaptationSet>`,
  );
}

function storyboard({ storyboard: { columns, rows, width, height, sheetSec } }: MadeTitle): string {
  return `    <AdaptationSet id="9" contentType="image" mimeType="image/jpeg">
      <SegmentTemplate media="storyboard/$Number$.jpg" startNumber="1" timescale="1" duration="${sheetSec}"/>
      <Representation id="storyboard" width="${width * columns}" height="${height * rows}" bandwidth="12000">
        <EssentialProperty schemeIdUri="http://dashif.org/guidelines/thumbnail_tile" value="${columns}x${rows}"/>
      </Representation>
    </AdaptationSet>`;
}
