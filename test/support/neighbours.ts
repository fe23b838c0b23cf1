const text = (fa: string, en: string) => ({ fa, en });
const titled = (fa: string, en: string) => ({ title: fa, 'x-i18n': { en: { title: en } } });

/** A field of a form that names neighbours by their national IDs. */
export const neighboursField = {
  ...titled('همسایه‌ها', 'Neighbours'),
  type: 'array',
  maxItems: 5,
  items: {
    ...titled('همسایه', 'Neighbour'),
    type: 'object',
    additionalProperties: false,
    required: ['nationalId'],
    properties: {
      nationalId: {
        ...titled('کد ملی', 'National ID'),
        type: 'string',
        format: 'national-id',
        'x-personal': 'nationalId',
      },
    },
  },
};

/** A step that asks each of them. `form`: what whoever consents fills in. */
export const consentsStep = (form?: object) => ({
  id: 'consents',
  type: 'consult',
  title: text('رضایت همسایه‌ها', 'Consent'),
  bodies: [
    {
      id: 'NEIGHBOUR',
      title: text('همسایه', 'Neighbour'),
      each: 'neighbours',
      invites: {
        nationalId: 'nationalId',
        text: text('آیا موافقید که سایه‌بان ساخته شود؟', 'Do you agree to the awning?'),
        shows: { answers: ['subject'] },
      },
    },
  ],
  outcomes: [
    { id: 'consents', title: text('موافقم', 'I consent'), as: 'approve', ...(form && { needs: ['form'] }) },
    { id: 'refuses', title: text('مخالفم', 'I refuse'), needs: ['reason'] },
  ],
  ...(form && { form }),
  deadlines: [{ after: { days: 20 }, then: 'expire' }],
});
