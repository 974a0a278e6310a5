// Waits for the started app, at most two minutes, then checks that its overview shows the chart and the total of 2018.
const [address] = process.argv.slice(2);
const deadline = Date.now() + 120_000;

let page = '';
while (page === '' && Date.now() < deadline) {
	try {
		const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
		if (response.ok) page = await response.text();
	} catch {
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}
const missing = [
	...(page.includes('<svg') ? [] : ['the chart']),
	...(page.replaceAll(/\u00a0|&nbsp;/g, ' ').includes('5 469 878') ? [] : ['the total of 2018'])
];
if (missing.length > 0) {
	console.error(`${address} does not show ${missing.join(' nor ')}`);
	process.exit(1);
}
