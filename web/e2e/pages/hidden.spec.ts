import { expect, test } from '@playwright/test';

test('each wrong guess tells more, and the right one ends the game', async ({ page }) => {
  await page.goto('/hidden/');
  await expect(page.getByText('Hidden 329, Wednesday 25 November 2026')).toBeVisible();
  await expect(page.getByText('it is worth 100 points now')).toBeVisible();
  const told = page.getByRole('list', { name: 'What is told' }).getByRole('listitem');
  await expect(told).toHaveCount(1);
  const field = page.getByRole('textbox', { name: 'Name of the hidden contributor' });
  await field.fill('Oda Brandt');
  await page.keyboard.press('Enter');
  await expect(
    page.getByText('Oda Brandt is not the one. Also credited there is told.'),
  ).toBeVisible();
  await expect(field).toBeFocused();
  await expect(told).toHaveCount(2);
  await page.reload();
  await expect(told).toHaveCount(2);
  await page.getByRole('button', { name: 'Tell me more' }).click();
  await field.fill('the soren agard');
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Found, for 50 points');
  await expect(heading).toBeFocused();
  await expect(
    page.getByText('It was Søren Ågård (2), on Salt Index by Mirror Coast, 1994.'),
  ).toBeVisible();
  await expect(page.getByLabel('Your result as text')).toContainText(
    'Credit Graph hidden 329: found after 3 reveals, 50 points',
  );
});

test('whoever gives up is told who it was', async ({ page }) => {
  await page.goto('/hidden/');
  for (let more = 0; more < 3; more++)
    await page.getByRole('button', { name: 'Tell me more' }).click();
  await page.getByRole('button', { name: 'Give up' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not found');
});

test('a day without one, and a silent site, are said in words', async ({ page }) => {
  await page.route('**/data/hidden.json', (route) => route.fulfill({ status: 404 }));
  await page.goto('/hidden/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody is hidden today');
  await page.route('**/data/hidden.json', (route) => route.abort());
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'The day’s file could not be loaded',
  );
});
