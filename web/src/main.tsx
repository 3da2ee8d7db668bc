import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/providers';
import './app/theme.css';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no place for the desk');
createRoot(root).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
);
