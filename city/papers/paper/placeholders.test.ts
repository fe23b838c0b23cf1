import { describe, expect, it } from 'vitest';
import type { FormDefinition } from '../../../forms/language/definition.js';
import { parseTemplate } from '../../../forms/parse.js';
import { step } from '../../../test/support/steps.js';
import { shippedTemplate } from '../pinned-templates.js';
import { sampleGrant, sampleSlip } from '../test-support/samples.js';
import { permitPaper } from './permit.js';

const noted = (note: string, more: object = {}) => {
  const { body, ...rest } = structuredClone(shippedTemplate('permit'));
  return { ...rest, body: [...body, { note }], ...more };
};
const lastNote = (note: string) => {
  const { blocks } = permitPaper(
    sampleGrant('construction', { template: noted(note, { permitType: 'construction' }) }),
  );
  return blocks.at(-1);
};

describe('what stands in braces in a template’s text', () => {
  it.each([
    ['{type} شماره {number}', 'پروانه احداث شماره \u200e۱۴۰۵-۰۰۰۰۰۱\u200e'],
    ['صادر شده در {issued} تا {validUntil}', 'صادر شده در \u200e۱۴۰۵/۰۹/۰۳\u200e تا \u200e۱۴۰۷/۰۹/۰۳\u200e'],
    ['به {holder}، پلاک {plot}', 'به مریم رضایی، پلاک \u200e۹-۱-۷-۱-۰-۰-۰\u200e'],
    ['{issuer}: {total}', 'شهرداری نمونه: ۱۴۳٬۰۰۰٬۰۰۰ ریال'],
    ['{answers.proposal.parkingProvided} پارکینگ', '\u200e۲\u200e پارکینگ'],
    ['در {address}', 'در —'],
    ['{ناشناس} می‌ماند', '{ناشناس} می‌ماند'],
  ])('%s is filled in by the case', (note, text) => {
    expect(lastNote(note)).toEqual({ kind: 'note', text });
  });

  it('is filled in where a section has nothing to say, in small print and on slips', () => {
    const paper = permitPaper(sampleGrant('construction'));
    expect(paper.blocks).toContainEqual({
      kind: 'note',
      text: 'پروانه احداث با رعایت ضوابط و مقررات جاری و بدون شرط ویژه صادر شده است.',
    });
    const template = { ...shippedTemplate('draft-slip'), footnotes: ['{payable} تا {payUntil} به {payee}'] };
    const slip = sampleSlip({ templates: { 'draft-slip': template, receipt: shippedTemplate('receipt') } });
    expect(slip.footnotes.at(-1)).toBe('۱۳۹٬۴۰۰٬۰۰۰ ریال تا \u200e۱۴۰۵/۱۰/۰۲\u200e به شهرداری');
  });

  it('says what was filled in on work, and nothing personal of it', () => {
    const title = (fa: string, en: string) => ({ title: fa, 'x-i18n': { en: { title: en } } });
    const properties = {
      measured: { ...title('زیربنا', 'Area'), type: 'string', format: 'decimal' },
      neighbour: { ...title('همسایه', 'Neighbour'), type: 'string', 'x-personal': 'name' },
    };
    const form = { schema: { type: 'object', additionalProperties: false, properties }, ui: {} };
    const steps = [step('review', 'site-visit', { role: 'supervisor', form })];
    const work = {
      steps,
      results: { 'site-visit': { measured: '118.5', neighbour: 'رضا نمونه', outcome: 'approve' } },
    };
    const said = (note: string, more: object = { work }) =>
      permitPaper(sampleGrant('construction', { template: noted(note), ...more })).blocks.at(-1);
    const note = 'زیربنا {results.site_visit.measured}، {results.site_visit.neighbour}، {results.later.seen}';
    expect(said(note)).toEqual({ kind: 'note', text: 'زیربنا ۱۱۸٫۵، —، —' });
    expect(said('{results.site_visit.measured}', {})).toEqual({ kind: 'note', text: '—' });
    const type = { ...sampleGrant('construction').definition, steps } as FormDefinition;
    const found = (text: string, more: object = { permitType: 'construction' }) =>
      parseTemplate(noted(text, more), () => type).issues.map(({ message }) => message);
    expect(found('{results.site_visit.measured}')).toEqual([]);
    expect(found('{results.site_visit.mesured}').join()).toContain('did you mean "measured"?');
    expect(found('{results.visit.measured}').join()).toContain('forms are filled in at results.site_visit');
    expect(found('{results.site_visit.neighbour}').join()).toContain('is personal');
    expect(found('{results.site_visit.measured}', {}).join()).toContain('name its "permitType"');
  });

  it('never calls another thing a permit', () => {
    const { definition } = sampleGrant('construction');
    const title = { fa: 'گواهی پایان کار', en: 'Completion certificate' };
    const paper = permitPaper(sampleGrant('construction', { definition: { ...definition, title }, answers: {} }));
    expect(paper.title).toEqual(title);
    expect(JSON.stringify(paper)).not.toContain('پروانه');
  });
});

describe('a template that is checked', () => {
  const construction = sampleGrant('construction').definition as FormDefinition;
  const found = (note: string, more: object = {}) =>
    parseTemplate(noted(note, more), () => construction).issues.map(({ path, message }) => `${path}: ${message}`);
  const own = { permitType: 'construction' };

  it('is sound with what there is', () => {
    expect(
      found('{type} {number} {holder} {address} {plot} {issued} {validUntil} {issuer} {reference} {total}'),
    ).toEqual([]);
    expect(found('{answers.proposal.frontSetback}', own)).toEqual([]);
  });

  it.each([
    ['{nummber}', {}, 'body[6].note: no placeholder "{nummber}"; there are'],
    ['{nummber}', {}, 'did you mean "number"?'],
    ['{payable}', {}, 'no placeholder "{payable}"'],
    ['{}', {}, 'no placeholder "{}"'],
    ['{answers.proposal.frontSetback}', {}, 'name its "permitType"'],
    ['{answers.proposal.frontSetbak}', own, 'did you mean "frontSetback"?'],
    ['{answers.propsal.frontSetback}', own, 'did you mean "proposal"?'],
    ['{answers.property.postalCode}', own, 'is personal'],
  ])('is refused for %s', (note, more, message) => {
    expect(found(note, more).join()).toContain(message);
  });

  it('is refused where a part stands by what decides nothing', () => {
    const where = (name: string, more: object) => {
      const { body, ...rest } = structuredClone(shippedTemplate('permit'));
      const template = { ...rest, body: [...body, { note: 'x', where: name }], ...more };
      return parseTemplate(template, () => construction).issues.map(({ path, code }) => `${path} ${code}`);
    };
    const last = `body[${shippedTemplate('permit').body.length}].where`;
    expect(where('approval', own)).toEqual([]);
    expect(where('aproval', own)).toEqual([`${last} UNKNOWN_STEP`]);
    expect(where('payment', own)).toEqual([`${last} UNKNOWN_STEP`]);
    expect(where('approval', {})).toEqual([`${last} INVALID`]);
  });

  it('is refused for a name in any of its texts', () => {
    const { body } = shippedTemplate('permit');
    const texts = [
      [{ footnotes: ['{x}'] }, 'footnotes[0]'],
      [{ title: { fa: '{number}', en: 'x' } }, 'title.fa'],
      [{ signatures: ['{x}'] }, 'signatures[0]'],
      [{ body: [{ section: 'regulations', otherwise: '{x}' }, ...body] }, 'body[0].otherwise'],
      [{ body: [{ section: 'regulations', title: '{x}' }, ...body] }, 'body[0].title'],
    ] as const;
    for (const [change, path] of texts) {
      expect(parseTemplate({ ...shippedTemplate('permit'), ...change }).issues.map((issue) => issue.path)).toEqual([
        path,
      ]);
    }
  });
});
