import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: 'sv-player in Next.js',
  icons: { icon: 'data:,' },
};

export default async function Layout({ children }: { children: ReactNode }) {
  // A nonce is for one answer: nothing here can be made beforehand.
  await connection();
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
