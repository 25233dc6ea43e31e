/* What form-js makes of forms and inputs: what it shows, what it refuses and what it would submit. */
window.kapstokJudge = (() => {
  const copy = value => value === undefined ? undefined : JSON.parse(JSON.stringify(value));

  /* A window of its own: where a value breaks its drawing, form-js draws nothing more in that window. */
  const frame = source => {
    const element = document.createElement('iframe');
    document.body.replaceChildren(element);
    const inside = element.contentWindow;
    const queue = [];
    const channel = new MessageChannel();
    channel.port1.onmessage = () => queue.shift()();
    inside.requestAnimationFrame = work => {
      queue.push(() => work(performance.now()));
      channel.port2.postMessage(null);
    };
    const found = { inside, broken: null };
    inside.onerror = (message, file, line, column, error) => { found.broken = found.broken || error || message; };
    inside.onunhandledrejection = event => { found.broken = found.broken || event.reason; };
    const script = inside.document.createElement('script');
    script.text = source;
    inside.document.head.appendChild(script);
    return found;
  };

  const pause = inside => new Promise(done => inside.requestAnimationFrame(() => setTimeout(done)));

  const settle = async (form, inside) => {
    for (let round = 0; round < 20; round++) {
      const before = form._getState();
      await pause(inside);
      await pause(inside);
      if (form._getState() === before) {
        return;
      }
    }
    throw new Error('The form does not come to rest');
  };

  const put = (data, path, value) => {
    const names = path.split('.');
    const last = names.pop();
    let inner = data;
    for (const name of names) {
      inner = inner[name] = inner[name] || {};
    }
    inner[last] = value;
  };

  const place = instance => [instance.id, ...Object.values(instance.indexes || {})].join('/');

  const places = (errors, prefix, found) => {
    for (const [name, value] of Object.entries(errors)) {
      const at = prefix ? prefix + '/' + name : name;
      if (Array.isArray(value) && value.every(one => typeof one === 'string')) {
        found[at] = value.join(' ');
      } else if (value) {
        places(value, at, found);
      }
    }
    return found;
  };

  /* Values are there when the form is drawn first: some of its fields take what comes later for what was typed, and lose it. */
  const judge = async (window, { schema, display }, input) => {
    const container = window.inside.document.createElement('div');
    window.inside.document.body.replaceChildren(container);
    const form = new window.inside.FormViewer.Form({ container, debounce: false });
    let refused = null;
    const opened = form.importSchema(schema, display).catch(reason => { refused = reason; });
    const data = copy(form._getState().data);
    if (data) {
      Object.entries(input).forEach(([path, value]) => put(data, path, value));
      form._setState({ data });
    }
    await opened;
    if (refused) {
      throw refused;
    }
    await settle(form, window.inside);
    const visible = form.get('formFieldInstanceRegistry').getAll().map(place).sort();
    if (!window.broken && !visible.includes(schema.id)) {
      window.broken = new Error('The form is not drawn');
    }
    if (window.broken) {
      throw window.broken;
    }
    const { data: submitted, errors } = form.submit();
    form.destroy();
    return { visible, errors: places(errors, '', {}), submitted };
  };

  let source = null;
  let window = null;

  return {
    learn: script => { source = script; },
    judge: async cases => {
      const verdicts = [];
      for (const one of cases) {
        const inputs = [];
        for (const input of one.inputs) {
          let verdict = null;
          for (let fresh = false; !verdict;) {
            fresh = fresh || !window;
            window = window || frame(source);
            try {
              verdict = await judge(window, one, input);
            } catch (failed) {
              const alone = fresh || !window.broken;
              window = window.broken ? null : window;
              verdict = alone ? { failed: String(failed) } : null;
            }
          }
          inputs.push(verdict);
        }
        verdicts.push({ inputs });
      }
      return verdicts;
    }
  };
})();
