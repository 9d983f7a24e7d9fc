import { Film } from './film';

export default function Page() {
  return (
    <main>
      <Film src="https://test-streams.mux.dev/x36xhzz/x36xhzz.m3u8" title="Big Buck Bunny" />
    </main>
  );
}
