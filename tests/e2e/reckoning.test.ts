import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './site.ts';

interface Row {
	readonly forme?: string;
	readonly dispositif?: string;
	readonly exercice?: number;
	readonly centimes: number | null;
	readonly bornes: { readonly bas: number | null; readonly haut: number | null };
	readonly sansIndice?: true;
}

async function allocation(request: APIRequestContext, query: string) {
	const response = await request.get(`/api/v1/allocation?${query}`);
	expect(response.status()).toBe(200);
	return (await response.json()) as { readonly lignes: readonly Row[]; readonly total: number | null };
}
const formOf = (lignes: readonly Row[], forme: string) => lignes.find((row) => row.forme === forme)?.bornes;

test('2018: nothing is attributed to labour, 2 376 000 euros to sexual exploitation, and neither maximum is known', async ({
	request
}) => {
	const { lignes, total } = await allocation(request, 'groupe=forme&de=2018&a=2018');
	expect(formOf(lignes, 'TRAV')).toEqual({ bas: 0, haut: null });
	expect(formOf(lignes, 'SEX')).toEqual({ bas: 237_600_000, haut: null });
	expect(total).toBe(546_987_800);
	// Over the two schemes that are known whole, the bound is known too (R8).
	const whole = await allocation(request, 'groupe=forme&de=2018&a=2018&dispositif=bop137,p101');
	expect(formOf(whole.lignes, 'TRAV')).toEqual({ bas: 0, haut: 279_387_800 });
});

test('2021: the upper bound is unknown, and the rate cannot be computed', async ({ request, page }) => {
	const { lignes } = await allocation(request, 'groupe=forme&de=2021&a=2021');
	expect(formOf(lignes, 'TRAV')).toEqual({ bas: 0, haut: null });
	await page.goto('/annees/2021');
	await expect(page.locator('main')).toContainText('inconnu');
	await expect(page.locator('main')).toContainText('non calculable');
});

test('2014 in euros of 2025 is 2 917 766,29, of 2014 itself 2 411 409', async ({ request }) => {
	const at = async (euros: string) =>
		(await allocation(request, `groupe=exercice&dispositif=bop137&de=2014&a=2014&${euros}`)).lignes[0];
	expect((await at('euros=constants'))?.centimes).toBe(291_776_629);
	expect((await at('euros=constants&base=2014'))?.centimes).toBe(241_140_900);
	const refused = await request.get('/api/v1/allocation?euros=constants&base=1999');
	expect(refused.status()).toBe(400);
	expect((await refused.json()).problemes[0].message).toContain('1999');
});

test('a year without an index has no value in constant euros, and says so', async ({ request }) => {
	const query = 'groupe=exercice&dispositif=bop137&etape=execution&de=2011&a=2011';
	expect((await allocation(request, query)).lignes[0]?.centimes).not.toBeNull();
	const [row] = (await allocation(request, `${query}&euros=constants`)).lignes;
	expect(row).toMatchObject({ centimes: null, statut: 'sans_indice' });
});

test('voted against spent: 62,7 % in 2016, 40,4 % in 2017, the stages named', async ({ page }) => {
	await page.goto('/comparer?etapes=lfi,execution');
	const main = page.locator('main');
	await expect(main).toContainText('62,7\u00A0%');
	await expect(main).toContainText('40,4\u00A0%');
	await expect(main).toContainText('LFI');
	await expect(main).toContainText('exécut');
});

test('payments to organisations enter no total, and Ac.Sé is never added to bop137', async ({ request }) => {
	const spent = 'groupe=dispositif&etape=execution&de=2017&a=2017';
	expect((await allocation(request, spent)).total).toBe(275_777_600);
	expect((await allocation(request, `${spent}&dispositif=bop137,acse,versements`)).total).toBe(275_777_600);
	const paid = 'groupe=dispositif&etape=execution&de=2023&a=2023';
	expect((await allocation(request, paid)).total).toBeNull();
	const shown = await allocation(request, `${paid}&perimetre=contexte&dispositif=versements`);
	expect(shown.total).toBeNull();
	expect(shown.lignes[0]).toMatchObject({ dispositif: 'versements' });
	expect(shown.lignes[0]?.centimes).toBe(5_538_532_732);
});
