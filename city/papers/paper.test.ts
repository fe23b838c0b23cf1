import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSaid } from '../../forms/language/said-text.js';
import { createPermitSigner } from '../signing/signer.js';
import { PaperModel, paperHash } from './paper/model.js';
import { createRenderer, type Renderer } from './renderer.js';
import { keysFolder } from './test-support/keys.js';
import { pageTexts, scannedCode } from './test-support/pdf.js';
import { sampleConstruction, sampleGrant, samplePaper, sampleSlip, withFloors } from './test-support/samples.js';
import { signPermit, tokenIn, verifyPermitToken } from './token.js';

const keys = keysFolder();
let renderer: Renderer;
beforeAll(() => {
  renderer = createRenderer({ threads: 1 });
});
afterAll(async () => {
  keys.remove();
  await renderer.close();
});

const textsOf = async (paper: PaperModel) => pageTexts(await renderer.render(PaperModel.parse(paper)));
/** Words are compared without blanks: a reader's program may part a line anywhere. */
const bare = (text: string) => text.replace(/\s/g, '');

describe('a permit’s paper', () => {
  it('names number, plot, parties, days and amounts, on numbered pages', async () => {
    const pages = await textsOf(sampleConstruction());
    const [first = ''] = pages;
    const whole = bare(pages.join(' '));
    for (const text of ['۱۴۰۵-۰۰۰۰۰۱', '۹-۱-۷-۱-۰-۰-۰', '۹۹۹۰۰۰۰۰۱۸', '۱۴۰۷/۰۹/۰۳', 'مریمرضایی', '۱۰-۳-۱۰۰۰۱']) {
      expect(bare(first)).toContain(text);
    }
    expect(first).toContain('No. 1405-000001 | Plot 9-1-7-1-0-0-0');
    for (const amount of ['۱۲۰٬۰۰۰٬۰۰۰', '۳٬۶۰۰٬۰۰۰', '۱۴۳٬۰۰۰٬۰۰۰']) expect(whole).toContain(amount);
    expect(whole).toContain('کمیسیونماده۷۷');
    expect(whole).toContain('نرخاینردیفنمونهاست');
    pages.forEach((page, i) => {
      const [at, of] = [i + 1, pages.length].map((n) => '۰۱۲۳۴۵۶۷۸۹'[n]);
      expect(bare(page)).toContain(`صفحه${at}از${of}`);
    });
  });

  it('ends with the supervisor’s checklist, filled with what was granted', async () => {
    const pages = await textsOf(sampleConstruction());
    const last = bare(pages.at(-1) ?? '');
    expect(last).toContain('برگهکنترلمهندسناظر');
    expect(last).toContain('۲۴۰');
    expect(last).toContain('تبصره۷ماده۱۰۰');
  });

  it('prints the approvers’ conditions, or that there are none', async () => {
    const condition = 'ارائه نقشه چون‌ساخت پس از پایان کار';
    const [withOne, without] = await Promise.all([
      textsOf(sampleConstruction({ conditions: [{ text: readSaid(condition) }] })),
      textsOf(sampleConstruction()),
    ]);
    expect(bare(withOne.join())).toContain(bare(condition.replace(/\u200c/g, '')));
    expect(bare(without.join())).toContain('بدونشرطویژه');
  });

  it('prints what was found on the way where its template says so, and nothing personal of it', async () => {
    const field = (title: string, more: object) => ({ title, ...more });
    const form = {
      schema: {
        type: 'object',
        properties: {
          measured: field('زیربنای سنجیده', { type: 'string', format: 'decimal' }),
          neighbour: field('نام همسایه', { type: 'string', 'x-personal': 'name' }),
        },
      },
      ui: {},
    };
    const documents = [{ title: { fa: 'عکس‌های محل', en: 'Photographs' }, count: 3 }];
    const ofUnit = { of: { fa: 'بازدید واحد ۲', en: 'Visit to unit 2' }, form, answers: { measured: '52' } };
    const findings = [{ form, answers: { measured: '118.5', neighbour: 'رضا نمونه' }, documents }, ofUnit];
    const { template } = sampleGrant('construction');
    const said = { ...template, body: [...template.body, { section: 'findings' as const }] };
    const [shown, hidden] = await Promise.all([
      textsOf(sampleConstruction({ findings, template: said })),
      textsOf(sampleConstruction({ findings })),
    ]);
    expect(bare(shown.join())).toContain('زیربنایسنجیده');
    expect(bare(shown.join())).toContain('۱۱۸٫۵');
    expect(bare(shown.join())).toContain('عکس‌هایمحل(۳)'.replaceAll('\u200c', ''));
    // Of an entry of a list it says of which.
    expect(bare(shown.join())).toContain('بازدیدواحد');
    expect(bare(shown.join())).not.toContain('رضانمونه');
    expect(bare(hidden.join())).not.toContain('زیربنایسنجیده');
  });

  it('repeats the column titles where sixty floors need several pages, and loses none', async () => {
    const pages = await textsOf(sampleConstruction({ answers: withFloors(60) }));
    const withTitles = pages.filter((page) => bare(page).includes('تعدادواحد'));
    expect(withTitles.length).toBeGreaterThanOrEqual(2);
    const whole = bare(pages.join(' '));
    // 100.25 + 101.25 + … + 159.25
    expect(bare(pages.at(-1) ?? '')).toContain('۷٬۷۸۵');
    for (let floor = 0; floor < 60; floor++) {
      const area = `${100 + floor}٫25`.replace(/\d/g, (d) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)] ?? d);
      expect(whole).toContain(area);
    }
  });

  it('prints no telephone and no postal code', async () => {
    const whole = bare((await textsOf(sampleConstruction())).join());
    for (const private_ of ['۰۹۱۵۰۰۰۰۰۰۱', '09150000001', '۹۳۴۵۶۷۸۹۱۳', '9345678913']) {
      expect(whole).not.toContain(private_);
    }
  });

  it.each(['extension', 'renewal', 'amendment'])('is drawn for the type %s too', async (type) => {
    expect(bare((await textsOf(samplePaper(type))).join())).toContain('۱۴۰۵-۰۰۰۰۰۱');
  });
});

describe('an inquiry’s answer', () => {
  it('says what it is good for, for a bank in the law’s words', async () => {
    const whole = bare((await textsOf(samplePaper('inquiry'))).join());
    expect(whole).toContain(bare('صرفاً برای ترهین؛ برای انتقال فاقد ارزش است'));
    expect(whole).not.toContain('برگهکنترل');
  });

  it('limits every other purpose too', () => {
    const { banner } = samplePaper('inquiry', { answers: { inquiry: { purpose: 'TRANSFER' } } });
    expect(banner).toContain('برای ترهین فاقد ارزش است');
    expect(samplePaper('inquiry', { answers: { inquiry: { purpose: 'NEW' } } }).banner).toContain('فاقد ارزش');
  });
});

describe('a slip', () => {
  it('shows why the number, who is paid, until when, and where to appeal', async () => {
    const whole = bare((await textsOf(sampleSlip())).join());
    for (const text of ['پیشنویس', '۱۳۹٬۴۰۰٬۰۰۰', '۱۰۰۰۰۰۰۱۹۹۹۶۰', '۱۳۹۴۰۰۵۰۱۷۳', '۱۴۰۵/۱۰/۰۲', 'روشمحاسبه']) {
      expect(whole).toContain(text);
    }
    expect(whole).toContain('اعتراضبهعوارض:کمیسیونماده۷۷');
  });

  it('is a receipt once it is paid', async () => {
    const paid = sampleSlip({ status: 'PAID', paidAt: new Date('2026-11-25T08:00:00Z'), trackingNumber: '777123' });
    expect(paid.template).toBe('receipt@1');
    const whole = bare((await textsOf(paid)).join());
    expect(whole).toContain('رسیدپرداخت');
    expect(whole).toContain('۷۷۷۱۲۳');
    expect(whole).toContain('۱۴۰۵/۰۹/۰۴');
  });
});

describe('the code on the paper', () => {
  it('is read from the page’s picture and verified offline, for the very paper', async () => {
    const signer = createPermitSigner({ folder: keys.folder });
    const paper = sampleConstruction();
    const token = await signPermit(signer, {
      issuer: 'parvaneh',
      number: '1405-000001',
      type: 'construction',
      plot: '9-1-7-1-0-0-0',
      issuedAt: new Date(paper.at),
      validUntil: '1407/09/03',
      paperHash: paperHash(paper),
    });
    const printed = { ...paper, verificationUrl: `https://permits.example.ir/verify#${token}` };
    const scanned = await scannedCode(await renderer.render(printed));
    expect(scanned).toBe(printed.verificationUrl);
    const verdict = await verifyPermitToken(tokenIn(scanned ?? ''), signer.keySet(), undefined, new Date(paper.at));
    expect(verdict).toMatchObject({ valid: true, permit: { number: '1405-000001' } });
    expect(Buffer.from(verdict.permit?.hash ?? '', 'base64url').toString('hex')).toBe(paperHash(printed));
    expect(paperHash(sampleConstruction({ validUntil: '1407/09/04' }))).not.toBe(paperHash(paper));
  });
});
