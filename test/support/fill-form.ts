import type { Page } from 'playwright-core';
import { idOf } from '../../portal/shared/form/context.js';

type Answers = Record<string, unknown>;

/** Fills what is shown of a form as a person does: what an answer brings up is filled once it is there. */
export async function fillForm(page: Page, answers: Answers, within: string): Promise<void> {
  for (const [path, value] of leavesOf(answers[within], within)) await give(page, path, value);
}

/** Every answer by its path; a list before what is in it. */
function* leavesOf(value: unknown, path: string): Generator<[string, unknown]> {
  if (Array.isArray(value)) {
    yield [path, value];
    for (const [i, each] of value.entries()) if (typeof each === 'object') yield* leavesOf(each, `${path}[${i}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* leavesOf(inner, `${path}.${name}`);
  } else {
    yield [path, value];
  }
}

async function give(page: Page, path: string, value: unknown): Promise<void> {
  const place = page.locator(`#${idOf(path)}`);
  await place.waitFor();
  if (Array.isArray(value) && typeof value[0] !== 'object') {
    const isChoice = (await place.locator('input[type=checkbox]').count()) > 0;
    for (const [i, each] of value.entries()) {
      if (isChoice) await place.locator(`input[value="${each}"]`).check();
      else {
        await place.locator(':scope > button.second').click();
        await give(page, `${path}[${i}]`, each);
      }
    }
    return;
  }
  if (Array.isArray(value)) {
    for (const _ of value) await place.locator(':scope > button.second').click();
    return;
  }
  const kind = await place.evaluate((element) => (element as HTMLInputElement).type ?? element.tagName);
  if (kind === 'fieldset' && (await place.locator('.day-parts').count()) > 0) {
    const [year = '', month = '', day = ''] = String(value).split('/');
    await page.locator(`#${idOf(path)}-day`).fill(day);
    await page.locator(`#${idOf(path)}-day-month`).selectOption(month);
    await page.locator(`#${idOf(path)}-day-year`).fill(year);
  } else if (kind === 'fieldset') await place.locator(`input[value="${value}"]`).check();
  else if (kind === 'checkbox') await place.check();
  else if (kind === 'select-one') await place.selectOption(String(value));
  else {
    await place.fill(String(value));
    await place.blur();
  }
}
