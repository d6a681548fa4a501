import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, type Page, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';

import { type OwnCloud, type RunningCloud, bringUp } from './testing/bring-up.ts';
import { findChromium } from './testing/chromium.ts';
import { userOf } from './testing/visit.ts';

/** A folder named so keeps the screenshots, for whoever wants to look at them. */
const KEPT_SCREENSHOTS = process.env['LANDFALL_SCREENSHOTS'];

// A browser asks its maker for this and that, which a test neither needs nor wants to wait for.
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-extensions'];

let own: OwnCloud;
let cloud: RunningCloud;
let browser: Browser;
let screenshots: string;

beforeAll(async () => {
  screenshots = KEPT_SCREENSHOTS ?? mkdtempSync(join(tmpdir(), 'landfall-screenshots-'));
  mkdirSync(screenshots, { recursive: true });
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium: install it, or name one with CHROMIUM');
  // Its sandbox needs rights that a container doesn't give; all pages are ours.
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...QUIET] });
  own = await bringUp();
  cloud = await own.status();
});
afterAll(async () => {
  await browser?.close();
  await own?.takeDown();
  if (KEPT_SCREENSHOTS === undefined) rmSync(screenshots, { recursive: true, force: true });
});

const DEVICES: readonly (readonly [string, BrowserContextOptions])[] = [
  ['desktop', { viewport: { width: 1280, height: 800 } }],
  ['phone', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: 'dark' }],
];

it.each(DEVICES)('a user signs in, orders, sees the order confirmed by its event, and signs out: %s', async (device, options) => {
  const { web } = cloud.addresses['dev'] ?? { web: '' };
  const user = await userOf(cloud, 'dev', device);
  const { page, complaints, check } = await open(device, options);

  const opened = await page.goto(web);
  expect(opened?.headers()['content-security-policy']).toContain("default-src 'none'");
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await check('welcome');

  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Username').fill(user.name);
  await page.getByLabel('Password').fill(user.password);
  await page.screenshot({ path: join(screenshots, `${device}-sign-in-page.png`) });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'No orders yet' }).waitFor();
  expect(page.url()).toBe(`${web}/`);
  await check('no-orders');

  await page.getByRole('button', { name: 'Place order' }).click();
  await page.getByText('Say what you would like').waitFor();
  await check('mistake');

  await page.getByLabel('Item').fill('Mooring rope, 24 mm polyester, 30 m');
  await page.getByLabel('Quantity').fill('2');
  const answered = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/orders'));
  await page.getByRole('button', { name: 'Place order' }).click();
  expect(await (await answered).json()).toMatchObject({ state: 'placed' });
  const row = page.getByRole('listitem').filter({ hasText: 'Mooring rope' });
  // Without a reload: the page asks until the event has had its effect.
  await row.getByText('Confirmed', { exact: true }).waitFor();
  expect(await page.getByRole('heading', { name: 'No orders yet' }).count()).toBe(0);
  await check('confirmed');
  await page.reload();
  await row.getByText('Confirmed', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(page.url()).toBe(`${web}/`);
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await page.evaluate('Object.keys(sessionStorage).length + Object.keys(localStorage).length')).toBe(0);
  await check('signed-out');

  expect(complaints).toEqual([]);
});

interface Visit {
  readonly page: Page;
  /** What the browser found wrong: errors, violations of the content security policy, axe's findings, pages that scroll sideways. */
  readonly complaints: readonly string[];
  /** Takes a screenshot and looks for what keeps people out. */
  check(name: string): Promise<void>;
}

async function open(device: string, options: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext({ ...options, locale: 'en-GB' });
  context.setDefaultTimeout(30_000);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const { url } = message.location();
    // The sign-in page is the emulator's own, and has no icon.
    if (url.startsWith(cloud.addresses['dev']?.signIn ?? '?')) return;
    if (message.type() === 'error' || message.text().includes('Content Security Policy')) complaints.push(`${url}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  const check = async (name: string): Promise<void> => {
    await page.screenshot({ path: join(screenshots, `${device}-${name}.png`) });
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) complaints.push(`${name}: ${id} ${nodes.map(({ html }) => html).join(' ')}`);
    const width = (await page.evaluate('document.documentElement.scrollWidth')) as number;
    if (width > (options.viewport?.width ?? 0)) complaints.push(`${name}: ${width} pixels wide`);
  };
  return { page, complaints, check };
}
