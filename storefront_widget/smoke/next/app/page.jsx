import { SaleorPrivacy } from 'saleor-privacy/react';

// Rendered on the server too: importing the widget must work there.
export default function Page() {
  return (
    <main>
      <h1>Privacy</h1>
      <SaleorPrivacy apiUrl="/graphql/" channel="default-channel" locale="en" />
    </main>
  );
}
