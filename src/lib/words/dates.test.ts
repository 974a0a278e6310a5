import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { formatDay } from './dates.ts';

test.for([
	['2018', '2018', 'de 2018', '2018', 'of 2018'],
	['2018-08', 'août 2018', 'd’août 2018', 'August 2018', 'of August 2018'],
	['2018-08-01', '1er\u00A0août 2018', 'du 1er\u00A0août 2018', '1 August 2018', 'of 1 August 2018'],
	[
		'2018-12-31',
		'31\u00A0décembre 2018',
		'du 31\u00A0décembre 2018',
		'31 December 2018',
		'of 31 December 2018'
	]
] as const)('%s is « %s », « %s », “%s”, “%s”', ([iso, fr, du, en, of]) => {
	expect([formatDay(iso), formatDay(iso, true)]).toEqual([fr, du]);
	expect(inLanguage('en', () => [formatDay(iso), formatDay(iso, true)])).toEqual([en, of]);
});
