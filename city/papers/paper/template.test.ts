import { describe, expect, it } from 'vitest';
import { shippedTemplate } from '../pinned-templates.js';
import { fromTemplate } from './template.js';
import { tongueOf } from './tongue.js';

const persian = tongueOf({});
const type = { fa: 'پروانه $& احداث', en: 'Permit $1' };
const template = {
  ...shippedTemplate('permit'),
  body: [{ section: 'conditions' as const, title: 'شرط‌ها', otherwise: 'ندارد' }],
};

describe('what a template makes of a case', () => {
  it('names the type as it is written', () => {
    expect(fromTemplate(shippedTemplate('inquiry-answer'), persian, { type, sections: {} }).title).toEqual({
      fa: 'پاسخ پروانه $& احداث',
      en: 'Answer: Permit $1',
    });
  });

  it('titles a section, and says something where the case says nothing', () => {
    const items = ['نخست'];
    const { blocks } = fromTemplate(template, persian, {
      type,
      sections: { conditions: [{ kind: 'list', title: 'شرایط', items }] },
    });
    expect(blocks).toEqual([{ kind: 'list', title: 'شرط‌ها', items }]);
    expect(fromTemplate(template, persian, { type, sections: {} }).blocks).toEqual([{ kind: 'note', text: 'ندارد' }]);
  });

  it('prints a part only where what it names has decided', () => {
    const body = [{ note: 'از سکوت', where: 'silence' }, { note: 'همیشه' }];
    const texts = (decided: string) =>
      fromTemplate({ ...template, body }, persian, {
        type,
        sections: {},
        hasDecided: (where) => where === decided,
      }).blocks.map((block) => (block.kind === 'note' ? block.text : block.kind));
    expect(texts('silence')).toEqual(['از سکوت', 'همیشه']);
    expect(texts('approval')).toEqual(['همیشه']);
  });

  it('is called by its code and version', () => {
    expect(
      fromTemplate({ ...template, permitType: 'demolition', version: 3 }, persian, { type, sections: {} }).template,
    ).toBe('permit.demolition@3');
  });
});
