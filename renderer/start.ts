// The door of the page. The screen that came drawn with it is painted first; the rest of the page is a piece of its own, fetched meanwhile.
import { keepEarlyInput } from './client/early-input.ts';
import { isFirstScreenSeen } from './client/first-screen.ts';

keepEarlyInput();
// Behind the painting that the next frame ends with: what runs before it holds it up.
if (isFirstScreenSeen()) await new Promise<void>((resolve) => { requestAnimationFrame(() => window.setTimeout(resolve)); });
await import('./main.tsx');
