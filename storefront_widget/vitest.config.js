import { existsSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { shared } from './scripts/shared-config.js';

// The browser of the system where there is one; else the one that playwright installed.
const system = process.env.CHROMIUM ?? '/usr/bin/chromium';

export default defineConfig({
  ...shared,
  // What was built is served as it is, for the test of it.
  publicDir: 'dist',
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'browser',
          testTimeout: 8_000,
          expect: { poll: { timeout: 3_000 } },
          include: ['test/*.test.ts'],
          exclude: ['test/*.node.test.ts'],
          setupFiles: ['test/setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            viewport: { width: 900, height: 900 },
            provider: playwright({
              launchOptions: {
                executablePath: existsSync(system) ? system : undefined,
                args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
              },
              // Dates in the assertions need one place on earth.
              contextOptions: { timezoneId: 'Europe/Vienna', locale: 'en-GB' },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/*.node.test.ts'],
          // A machine that is busy takes its time to transform all of the source.
          testTimeout: 60_000,
        },
      },
      // Drives a browser itself: two origins, frames and the browser's history are what is tested.
      {
        extends: true,
        test: {
          name: 'desk',
          environment: 'node',
          include: ['desk/test/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
