/** For a context whose pages reach this machine alone: what isn't here meets a proxy that isn't there. */
export const nothingLeaves = { proxy: { server: 'http://127.0.0.1:9', bypass: 'localhost,127.0.0.1' } };
