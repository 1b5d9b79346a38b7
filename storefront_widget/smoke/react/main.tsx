import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { SaleorPrivacy } from 'saleor-privacy/react';

function Page() {
  const [rights, setRights] = useState('');
  return (
    <main>
      <h1>Privacy</h1>
      <SaleorPrivacy
        apiUrl="/graphql/"
        channel="default-channel"
        locale="en"
        token={async () => 'a-token'}
        onReady={(event) => setRights(event.detail.rights.join())}
      />
      <p id="told">{rights}</p>
    </main>
  );
}

createRoot(document.getElementById('app') as HTMLElement).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
