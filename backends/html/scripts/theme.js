// Light, dark, or as the system has it. This runs before anything is painted, so nothing flashes.
{
  const key = "waymark:theme";
  const choices = ["system", "light", "dark"];

  const stored = () => {
    try {
      const value = localStorage.getItem(key);
      return choices.includes(value) ? value : "system";
    } catch {
      return "system"; // storage is switched off
    }
  };
  const apply = (choice) => {
    if (choice === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
  };
  apply(stored());

  document.addEventListener("DOMContentLoaded", () => {
    const signs = { system: "◐", light: "☀", dark: "☾" };
    const toggle = button("", "theme");
    const show = (choice) => {
      const label = `${words.theme}: ${words[`theme_${choice}`]}`;
      toggle.textContent = signs[choice];
      toggle.setAttribute("aria-label", label);
      toggle.title = label;
    };
    let choice = stored();
    show(choice);
    toggle.addEventListener("click", () => {
      choice = choices[(choices.indexOf(choice) + 1) % choices.length];
      apply(choice);
      show(choice);
      try {
        localStorage.setItem(key, choice);
      } catch {
        // then it holds for this page
      }
    });
    controls().append(toggle);
  });
}
