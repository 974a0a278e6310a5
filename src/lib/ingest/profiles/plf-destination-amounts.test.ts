import { expect, test } from 'vitest';
import { readFixture } from '../../../../tests/fixtures/read-fixture.ts';

/** `137-15 2014 lfi ae 2411409`: one line as a reader checks it by hand. */
async function creditsOf(path: string) {
	const { lines, summary } = await readFixture(path);
	for (const { read: all, ...parts } of Object.values(summary.sums)) {
		expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(all);
	}
	return lines
		.map(({ programme, action, exercice, etape, nature, centimes }) =>
			[`${programme}-${action}`, exercice, etape, nature, centimes / 100].join(' ')
		)
		.sort();
}

test.for<[string, string[]]>([
	[
		'plf/plf_2015_bg_msn_dest.csv',
		[
			'101-03 2014 lfi ae 13845666',
			'101-03 2014 lfi cp 13845666',
			'101-03 2015 plf ae 18263735',
			'101-03 2015 plf cp 16850000',
			'137-12 2014 lfi ae 14589022',
			'137-12 2014 lfi cp 14589022',
			'137-12 2015 plf ae 15001168',
			'137-12 2015 plf cp 15001168',
			'137-15 2014 lfi ae 2411409',
			'137-15 2014 lfi cp 2411409',
			'137-15 2015 plf ae 2398409',
			'137-15 2015 plf cp 2398409'
		]
	],
	[
		'plf/plf_2016_bg_msn_dest.csv',
		[
			'101-03 2015 lfi ae 18357235',
			'101-03 2015 lfi cp 16943500',
			'101-03 2016 lfi ae 19884250',
			'101-03 2016 lfi cp 20500000',
			'101-03 2016 plf ae 19384250',
			'101-03 2016 plf cp 20000000',
			'137-12 2015 lfi ae 15175561',
			'137-12 2015 lfi cp 15175561',
			'137-12 2016 lfi ae 15753300',
			'137-12 2016 lfi cp 15753300',
			'137-12 2016 plf ae 15754300',
			'137-12 2016 plf cp 15754300',
			'137-15 2015 lfi ae 2237709',
			'137-15 2015 lfi cp 2237709',
			'137-15 2016 lfi ae 4983960',
			'137-15 2016 lfi cp 4983960',
			'137-15 2016 plf ae 4983960',
			'137-15 2016 plf cp 4983960'
		]
	],
	[
		'plf/plf_2018_bg_msn_dest.csv',
		[
			'101-03 2017 lfi ae 26066500',
			'101-03 2017 lfi cp 26066500',
			'101-03 2018 plf ae 27705000',
			'101-03 2018 plf cp 27705000',
			'137-14 2017 lfi ae 20500',
			'137-14 2017 lfi cp 20500',
			'137-15 2017 lfi ae 6827945',
			'137-15 2017 lfi cp 6827945',
			'137-15 2018 plf ae 5020878',
			'137-15 2018 plf cp 5020878'
		]
	],
	[
		'plf/plf_2019_bg_msn_dest.csv',
		[
			'101-03 2019 plf ae 28285000',
			'101-03 2019 plf cp 28285000',
			'137-21 2019 plf ae 22412048',
			'137-21 2019 plf cp 22412048',
			'137-22 2019 plf ae 5899426',
			'137-22 2019 plf cp 5899426',
			'137-23 2019 plf ae 1560107',
			'137-23 2019 plf cp 1560107'
		]
	],
	[
		'plf/plf_2020_depenses.csv',
		[
			'137-21 2020 plf ae 22412048',
			'137-21 2020 plf cp 22412048',
			'137-22 2020 plf ae 5899426',
			'137-22 2020 plf cp 5899426',
			'137-23 2020 plf ae 1534357',
			'137-23 2020 plf cp 1534357'
		]
	],
	[
		'plf/plf_2021_depenses.csv',
		[
			'137-21 2021 plf ae 39236048',
			'137-21 2021 plf cp 32036048',
			'137-22 2021 plf ae 7899426',
			'137-22 2021 plf cp 7899426',
			'137-23 2021 plf ae 1560107',
			'137-23 2021 plf cp 1560107'
		]
	],
	[
		'plf/plf_2022_depenses.csv',
		[
			'137-24 2022 plf ae 21816894',
			'137-24 2022 plf cp 21816894',
			'137-25 2022 plf ae 24861580',
			'137-25 2022 plf cp 28082402'
		]
	],
	[
		'plf/plf_2023_depenses.csv',
		[
			'137-23 2023 plf ae 1534357',
			'137-23 2023 plf cp 1534357',
			'137-25 2023 plf ae 29221580',
			'137-25 2023 plf cp 32442402'
		]
	],
	[
		'plf/plf_2024_depenses.csv',
		[
			'137-23 2024 plf ae 884357',
			'137-23 2024 plf cp 884357',
			'137-25 2024 plf ae 38076357',
			'137-25 2024 plf cp 38076357'
		]
	],
	[
		'plf/plf_2025_depenses.csv',
		[
			'137-23 2025 plf ae 1484357',
			'137-23 2025 plf cp 1484357',
			'137-25 2025 plf ae 38372357',
			'137-25 2025 plf cp 38372357'
		]
	],
	['plf/lfi_2022_detaillee.csv', ['137-25 2022 lfi ae 1488000', '137-25 2022 lfi cp 1488000']],
	[
		'plr/plr_2015.csv',
		[
			'101-03 2015 execution cp 12001500',
			'137-12 2015 execution cp 13997441',
			'137-15 2015 execution cp 2300000'
		]
	],
	['plr/plr_2018.csv', ['137-15 2018 execution ae 3101000.5', '137-15 2018 execution cp 3001000.25']],
	[
		'plr/plr_2019.csv',
		[
			'137-21 2019 execution ae 20000100',
			'137-21 2019 execution cp 21000200.5',
			'137-23 2019 execution ae 1500',
			'137-23 2019 execution cp 1400'
		]
	]
])('credits of %s are read action by action, with no option', async ([path, credits]) => {
	expect(await creditsOf(path)).toEqual(credits);
});
