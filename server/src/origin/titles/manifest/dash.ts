import { averageBps, peakBps, type MadeTitle } from './made-title.js';

/** The MPD over the same segments as the playlists: number-based templates, audio with a real timeline. */
export function dashManifest(title: MadeTitle): string {
  const { durationSec, segmentSec } = title;
  return `<?xml version="1.0" encoding="UTF-8"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" profiles="urn:mpeg:dash:profile:isoff-live:2011" mediaPresentationDuration="PT${durationSec}S" minBufferTime="PT${segmentSec}S" maxSegmentDuration="PT${segmentSec + 1}S">
  <Period id="1" start="PT0S" duration="PT${durationSec}S">
${[video(title), audio(title), ...captions(title), storyboard(title)].join('\n')}
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

function audio({ audio: { codec, timescale, durations, segments } }: MadeTitle): string {
  const timeline = durations.map((duration) => `<S d="${duration}"/>`).join('');
  return `    <AdaptationSet id="2" contentType="audio" mimeType="audio/mp4" segmentAlignment="true" startWithSAP="1" lang="zxx">
      <SegmentTemplate initialization="audio/init.mp4" media="audio/$Number$.m4s" startNumber="1" timescale="${timescale}">
        <SegmentTimeline>${timeline}</SegmentTimeline>
      </SegmentTemplate>
      <Representation id="audio" codecs="${codec}" audioSamplingRate="${timescale}" bandwidth="${averageBps(segments)}">
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
