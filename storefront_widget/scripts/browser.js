import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

// The browser of the system where there is one; else the one that playwright installed.
const system = process.env.CHROMIUM ?? '/usr/bin/chromium';

export const launch = (...flags) =>
  chromium.launch({
    executablePath: existsSync(system) ? system : undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', ...flags],
  });
