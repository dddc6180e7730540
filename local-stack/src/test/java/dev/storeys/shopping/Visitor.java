package dev.storeys.shopping;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Somebody at the shop's door with a browser; finds things by what people see and hear. */
final class Visitor implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int HEIGHT = 800;
    private static final double PATIENCE = 30_000;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Browser browser, String url) {
        this.url = url;
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(WIDE, HEIGHT)
                                .setReducedMotion(ReducedMotion.REDUCE));
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    /** What the browser's console complained about so far. */
    List<String> complaints() {
        return complaints;
    }

    void comesIn() {
        page.navigate(url + "/");
        assertThat(department()).isVisible();
        keepsPicture("entrance");
    }

    void registers() {
        link("Sign in").click();
        link("Create an account").click();
        page.getByLabel("Name").fill("Grace Shopper");
        page.getByLabel("E-mail").fill("grace." + UUID.randomUUID() + "@example.org");
        page.getByLabel("Password").fill("correct horse " + UUID.randomUUID());
        page.getByLabel("Country").selectOption("GB");
        keepsPicture("registration");
        button("Create an account").click();
        assertThat(link("Account")).isVisible();
    }

    /** Sees something in a department, looks for it by name, and opens it; answers its name. */
    String findsSomething() {
        department().click();
        assertThat(page.locator("h1")).hasText("Kitchen");
        Locator inStock =
                page.locator(".card[data-product]")
                        .filter(new Locator.FilterOptions().setHasNotText("Sold out"));
        Locator seen = inStock.first();
        String id = seen.getAttribute("data-product");
        String name = seen.getByRole(AriaRole.LINK).textContent();
        keepsPicture("department");
        page.getByLabel("Search the shop").fill(name.replaceAll("[^\\p{L}\\p{N}]+", " "));
        page.getByLabel("Search the shop").press("Enter");
        assertThat(page.locator("h1")).containsText("Results for");
        keepsPicture("search");
        page.locator(".card[data-product='" + id + "']").getByRole(AriaRole.LINK).click();
        assertThat(page.locator("h1")).hasText(name);
        keepsPicture("product");
        return name;
    }

    void putsItIntoTheBasket() {
        button("Add to basket").click();
        assertThat(page.locator("#basket-count")).hasText("1");
    }

    void goesToCheckout() {
        page.locator("#nav-basket").click();
        assertThat(page.locator("#basket-total")).isVisible();
        keepsPicture("basket");
        link("Go to checkout").click();
        page.getByLabel("Test card").check();
        keepsPicture("checkout");
    }

    void placesTheOrder() {
        button("Place order").click();
    }

    void readsThatTheShopCannotBeReached() {
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("will not be placed twice");
    }

    /** Waits until the bank has said yes; answers the order's page. */
    String seesTheOrderConfirmed() {
        assertThat(page.locator("#order-status")).hasText("Confirmed");
        keepsPicture("order");
        return page.evaluate("location.hash").toString();
    }

    void readsThatItIsConfirmed(String order) {
        assertThat(page.locator("#news-count")).hasText("1");
        page.locator("#nav-notifications").click();
        Locator message = page.locator(".message[data-kind='order-confirmed']");
        assertThat(message).hasCount(1);
        assertThat(message.getByRole(AriaRole.LINK)).hasAttribute("href", order);
        keepsPicture("notifications");
    }

    void findsTheBasketEmpty() {
        page.locator("#nav-basket").click();
        assertThat(page.locator("h1")).hasText("Your basket is empty");
    }

    /** Answers how many orders the shop knows of. */
    int countsOrders() {
        link("Orders").click();
        assertThat(page.locator("h1")).hasText("Your orders");
        keepsPicture("orders");
        return page.locator(".order").count();
    }

    /** Takes a picture on a wide and a narrow screen; nothing may stick out at the side. */
    private void keepsPicture(String name) {
        for (int width : new int[] {NARROW, WIDE}) {
            page.setViewportSize(width, HEIGHT);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(SCREENSHOTS.resolve(width + "-" + name + ".png"))
                            .setFullPage(true));
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of the page '%s' on a screen of %d", name, width)
                    .isLessThanOrEqualTo(width);
        }
    }

    private Locator department() {
        Locator departments =
                page.getByRole(
                        AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Departments"));
        return departments.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName("Kitchen"));
    }

    private Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Override
    public void close() {
        context.close();
    }
}
