/** What a press sends over the picture, or puts on a message. */
export const quickEmoji: readonly string[] = ['👏', '😂', '❤️', '😮', '🔥', '🎉'];

/** What a viewer without an emoji keyboard may pick; one of each, parted by spaces. */
export const pickedEmoji: readonly string[] = [
  '😀 😂 🤣 😊 😍 😘 😎 🤔 😅 🙃 😴 🥱 😢 😭 😱 😡',
  '🥳 🤯 🫣 🤦 🤷 🙄 😬 🤢 👍 👎 👏 🙌 🙏 💪 👀 👋',
  '❤️ 💔 🔥 ✨ 🎉 🍿 🥤 🎬 ⭐ 💯 ❓ ❗ ⏪ ⏩ 👻 🐐',
].flatMap((row) => row.split(' '));
