/**
 * Deletes every room that pages of this site kept in this browser (`offline`), as when the viewer signs out or no
 * longer agrees. Pages that are open keep nothing more of them. Resolves where nothing can be kept, too.
 */
export async function forgetRooms(): Promise<void> {
  try {
    const { dropRooms } = await import('./client/kept-rooms.js');
    await dropRooms();
  } catch {
    // Without a database there is nothing to delete.
  }
}
