import { players, type PlayerName } from './players.js';

/** The address of a player's page, where `folderUrl` is what `buildPlayerPages` filled. */
export function pageOf(folderUrl: string, player: PlayerName): string {
  return `${folderUrl.replace(/\/$/, '')}/${players[player].page}`;
}
