const player = document.querySelector('sv-player');
player.setAttribute('src', new URLSearchParams(location.search).get('src'));
globalThis.played = player;
