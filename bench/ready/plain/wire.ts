// What a developer adds to a plain form: send it as JSON and show the result. Shared by the subjects whose form is
// ordinary markup (plain, Shoelace).

async function send(form: HTMLFormElement, status: Element): Promise<void> {
  status.textContent = 'Wird gesendet …';
  const body = JSON.stringify(Object.fromEntries(new FormData(form)));
  const headers = { 'Content-Type': 'application/json' };
  const isOk = await fetch(form.action, { method: 'POST', headers, body }).then(
    ({ ok }) => ok,
    () => false,
  );
  status.textContent = isOk ? 'Danke!' : 'Das hat nicht geklappt.';
  if (isOk) form.reset();
}

/** The browser itself compares the answer with the sum. */
function askSum(field: Element, label: (words: string) => void): void {
  const [left, right] = [1, 2].map(() => 1 + Math.floor(Math.random() * 9));
  label(`Was ist ${left} + ${right}?`);
  field.setAttribute('pattern', String(Number(left) + Number(right)));
}

function wireForm(form: HTMLFormElement): void {
  const status = form.querySelector('[role=status]');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (status) void send(form, status);
  });
  const sum = form.querySelector('[name=sum]');
  const question = form.querySelector('.question');
  if (sum) {
    askSum(sum, (words) => {
      if (question) question.textContent = words;
      else sum.setAttribute('label', words);
    });
  }
  form.dataset['wired'] = ''; // the probe waits for it
}

/** The probe calls it again for the markup that it inserts. */
export function wireAll(root: ParentNode = document): void {
  root.querySelectorAll('form').forEach(wireForm);
}

Reflect.set(globalThis, 'wireAll', wireAll);
