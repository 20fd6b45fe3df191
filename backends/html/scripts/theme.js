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
    const select = document.createElement("select");
    select.className = "theme";
    select.setAttribute("aria-label", words.theme);
    for (const choice of choices) {
      select.append(new Option(words[`theme_${choice}`], choice, false, choice === stored()));
    }
    select.addEventListener("change", () => {
      apply(select.value);
      try {
        localStorage.setItem(key, select.value);
      } catch {
        // then it holds for this page
      }
    });
    controls().append(select);
  });
}
