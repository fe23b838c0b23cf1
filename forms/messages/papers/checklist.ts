import { messages } from '../messages.js';

/** What the supervising engineer's page says. */
export const checklistWords = messages({
  controls: {
    fa: 'تطبیق با پروانه',
    en: 'As the permit says',
    de: 'Vergleich mit der Bewilligung',
    fr: 'Conformité à l’autorisation',
  },
  subject: { fa: 'موضوع', en: 'Subject', de: 'Gegenstand', fr: 'Objet' },
  granted: { fa: 'طبق پروانه', en: 'By the permit', de: 'Laut Bewilligung', fr: 'Selon l’autorisation' },
  built: { fa: 'اجراشده', en: 'As built', de: 'Ausgeführt', fr: 'Exécuté' },
  remark: { fa: 'توضیح', en: 'Remark', de: 'Bemerkung', fr: 'Remarque' },
  stages: {
    fa: 'گزارش مرحله‌ای ناظر',
    en: 'The supervisor’s report by stage',
    de: 'Bericht der Aufsicht nach Bauetappen',
    fr: 'Rapport du contrôleur par étape',
  },
  stage: { fa: 'مرحله', en: 'Stage', de: 'Etappe', fr: 'Étape' },
  visited: { fa: 'تاریخ بازدید', en: 'Visited on', de: 'Besucht am', fr: 'Visité le' },
  conforms: { fa: 'مطابق پروانه است؟', en: 'As permitted?', de: 'Wie bewilligt?', fr: 'Conforme ?' },
  difference: { fa: 'شرح مغایرت', en: 'What differs', de: 'Abweichung', fr: 'Écart constaté' },
  signature: { fa: 'مهر و امضا', en: 'Stamp and signature', de: 'Stempel und Unterschrift', fr: 'Cachet et signature' },
  yesOrNo: { fa: 'بله / خیر', en: 'yes / no', de: 'ja / nein', fr: 'oui / non' },
  duty: {
    fa: 'مهندس ناظر هر مغایرت با پروانه را بی‌درنگ و کتبی به شهرداری گزارش می‌کند (تبصره ۷ ماده ۱۰۰ قانون شهرداری).',
    en: 'The supervising engineer reports whatever differs from the permit to the municipality, in writing and at once (article 100, note 7, of the municipal law).',
    de: 'Die Bauaufsicht meldet jede Abweichung von der Bewilligung der Stadt sofort und schriftlich (Artikel 100, Anmerkung 7, des Gemeindegesetzes).',
    fr: 'L’ingénieur chargé du contrôle signale par écrit et sans délai à la municipalité tout écart avec l’autorisation (article 100, note 7, de la loi municipale).',
  },
  checklist: {
    fa: 'برگه کنترل مهندس ناظر',
    en: 'The supervising engineer’s checklist',
    de: 'Kontrollblatt der Bauaufsicht',
    fr: 'Fiche de contrôle de l’ingénieur',
  },
});

/** The stages of building that are signed for, in their order. */
export const buildingStages = messages({
  start: {
    fa: 'شروع عملیات و پیاده‌سازی نقشه',
    en: 'Start of work and setting out',
    de: 'Baubeginn und Absteckung',
    fr: 'Ouverture du chantier et implantation',
  },
  excavation: {
    fa: 'گودبرداری و پی',
    en: 'Excavation and foundation',
    de: 'Aushub und Fundament',
    fr: 'Terrassement et fondations',
  },
  frame: { fa: 'اسکلت و سقف‌ها', en: 'Frame and slabs', de: 'Tragwerk und Decken', fr: 'Structure et planchers' },
  roughWork: { fa: 'سفت‌کاری', en: 'Walls and roughing-in', de: 'Rohbau', fr: 'Gros œuvre' },
  finishing: { fa: 'نازک‌کاری', en: 'Finishing', de: 'Ausbau', fr: 'Second œuvre' },
  completion: { fa: 'پایان کار', en: 'Completion', de: 'Bauvollendung', fr: 'Achèvement' },
});
