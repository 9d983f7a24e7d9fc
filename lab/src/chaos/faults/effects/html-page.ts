/** What stands in the way of media often enough: a page of something between. */
export const htmlPage = `<!doctype html>
<html lang="en"><head><title>Sign in</title></head>
<body><h1>Sign in to use this network</h1><p>This page was sent instead of what was asked for.</p></body></html>
`;
