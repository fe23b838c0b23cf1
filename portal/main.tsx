import './shared/look/look.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { router } from './router.js';
import { client } from './shared/api/client.js';
import { LanguageProvider } from './shared/language.js';

const page = document.getElementById('page');
if (!page) throw new Error('index.html has no element "page".');

createRoot(page).render(
  <StrictMode>
    <LanguageProvider>
      <Provider value={client}>
        <RouterProvider router={router} />
      </Provider>
    </LanguageProvider>
  </StrictMode>,
);
