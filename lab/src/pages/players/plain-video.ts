/** The element that players without one of their own are given. */
export function plainVideo(stage: HTMLElement): HTMLVideoElement {
  const video = document.createElement('video');
  video.muted = true;
  video.autoplay = true;
  video.playsInline = true;
  stage.append(video);
  return video;
}
