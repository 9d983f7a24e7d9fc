const player = document.querySelector('sv-player');
const time = document.querySelector('#time');

player.addEventListener('timeupdate', () => {
  time.textContent = player.currentTime.toFixed(1);
});
player.addEventListener('sv-error', ({ detail: { error, fatal } }) => {
  console.warn(error.code, error.message, fatal);
});
