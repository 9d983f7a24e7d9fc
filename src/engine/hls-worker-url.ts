let chosenUrl: string | null = null;

/**
 * Where the page serves hls.js's `dist/hls.worker.js`, for pages without a bundler (a bundler finds the
 * file by itself). It must be of the page's own origin. Takes effect with the next source.
 */
export function setHlsWorkerUrl(url: string | null): void {
  chosenUrl = url;
}

export function chosenHlsWorkerUrl(): string | null {
  return chosenUrl;
}
