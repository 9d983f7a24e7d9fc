import { source, watchStartup } from './watch.js';

watchStartup();
document.querySelector('sv-player').setAttribute('src', source);
