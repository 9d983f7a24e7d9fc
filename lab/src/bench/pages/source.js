/** What the page is to play, as its address says. */
export const source = new URLSearchParams(location.search).get('src');
