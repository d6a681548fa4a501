import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findChromium } from './testing/chromium.ts';
import { startLandfall } from './testing/landfall.ts';

/** A folder named so keeps the screenshots, for whoever wants to look at them. */
const KEPT_SCREENSHOTS = process.env['LANDFALL_SCREENSHOTS'];

/** Faults of all severities, what is waived and what is unknown, and names as strangers may choose them. */
const TEMPLATE = `Parameters:
  Encrypted: {Type: String}
Resources:
  Uploads:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: PublicRead
      BucketName: "<img src=https://attacker.example/x onerror=alert(1)>"
  Orders:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      StorageEncrypted: !Ref Encrypted
      PubliclyAccessible: true
      MasterUserPassword: correct-horse-battery
  Jobs:
    Type: AWS::SQS::Queue
    Metadata:
      landfall:
        waivers: [{rule: sqs-queue-encrypted, reason: "<script>alert('waived')</script> is its argument", expires: 2999-12-31}]
    Properties:
      SqsManagedSseEnabled: false
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: "</pre></details><script>alert(2)</script>"
      SecurityGroupIngress: {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}
`;

const DEVICES: readonly (readonly [string, BrowserContextOptions])[] = (['light', 'dark'] as const).flatMap((colorScheme) => [
  [`desktop, ${colorScheme}`, { viewport: { width: 1280, height: 900 }, colorScheme }] as const,
  [`phone, ${colorScheme}`, { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme }] as const,
]);

let folder: string;
let screenshots: string;
let browser: Browser;

async function written(name: string, ...args: string[]): Promise<void> {
  const { stdout, stderr } = await startLandfall(args, { cwd: folder }).ended;
  if (!stdout.startsWith('<!doctype html>')) throw new Error(`${stdout}${stderr}`);
  writeFileSync(join(folder, `${name}.html`), stdout);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'landfall-reports-'));
  screenshots = KEPT_SCREENSHOTS ?? folder;
  mkdirSync(screenshots, { recursive: true });
  writeFileSync(join(folder, 'app.yaml'), TEMPLATE);
  writeFileSync(join(folder, 'broken.json'), '{');
  writeFileSync(join(folder, 'sound.yaml'), 'Resources:\n  Topic: {Type: AWS::CloudFormation::WaitConditionHandle}\n');
  await written('report', 'check', 'app.yaml', 'broken.json', '--format', 'html');
  await written('pass', 'check', 'sound.yaml', '--format', 'html');
  await written('guidelines', 'explain', '--format', 'html');
  await written('rule', 'explain', 'rds-multi-az', '--format', 'html');
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium: install it, or name one with CHROMIUM');
  // Its sandbox needs rights that a container doesn't give; all pages are ours.
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(DEVICES)('on %s', (device, options) => {
  // Of hundreds of rules axe needs a minute; what a rule looks like, it sees on the page of one.
  const pages = ['report', 'pass', 'rule', ...(device === 'desktop, dark' ? ['guidelines'] : [])];
  it.each(pages)('the page "%s" is in order: no script, no request, no error, nothing for axe', async (name) => {
    const context = await browser.newContext({ ...options, locale: 'en-GB' });
    const page = await context.newPage();
    const complaints: string[] = [];
    const address = pathToFileURL(join(folder, `${name}.html`)).href;
    page.on('request', (request) => request.url().split('#')[0] === address || complaints.push(`asks for ${request.url()}`));
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    try {
      await page.goto(address);
      expect(await page.locator('script, img, iframe, link, [onerror], [style]').count()).toBe(0);
      for (const look of name === 'guidelines' ? ['as it opens'] : ['as it opens', 'unfolded']) {
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, nodes } of violations) complaints.push(`${look}: ${id} ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
        await page.screenshot({ path: join(screenshots, `${name} ${device} ${look}.png`), fullPage: name !== 'guidelines' });
        await page.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true");
      }
      const width = (await page.evaluate('document.documentElement.scrollWidth')) as number;
      expect(width, 'it doesn’t scroll sideways').toBeLessThanOrEqual(options.viewport?.width ?? 0);
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
    }
  });
});

describe('the report', () => {
  it('shows what strangers wrote as text, and no secret', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    const text = await page.locator('main').innerText();
    expect(text).toContain("<script>alert('waived')</script> is its argument");
    expect(text).toContain('app.yaml:14');
    expect(text).toContain('depends on parameter Encrypted');
    expect(text).toContain('broken.json');
    expect(text).not.toContain('correct-horse-battery');
    await page.close();
  });

  it('unfolds everything on paper', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.getByText('Evidence for').first().isVisible()).toBe(true);
    await page.screenshot({ path: join(screenshots, 'report on paper.png'), fullPage: true });
    await page.close();
  });
});
