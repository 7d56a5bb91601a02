import type { Metadata } from 'next';

export const metadata: Metadata = {
  title: 'Contact',
  icons: 'data:,',
};

export default function RootLayout({ children }: LayoutProps<'/'>) {
  return (
    <html lang="en">
      <head>
        <meta name="foyer" data-server="https://forms.example.org" />
      </head>
      <body>{children}</body>
    </html>
  );
}
