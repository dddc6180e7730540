package dev.storeys.stack.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.stack.catalogue.Row.NewProduct;
import dev.storeys.stack.catalogue.Row.Price;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFileTests {

    private static final String HEADER = "sku,name,description,category,price,currency,quantity\n";

    @TempDir private Path folder;

    @Test
    void readsARow() throws IOException {
        assertThat(read("T-1,\"Tea, black\",\"Says \"\"hot\"\"\",food,4.95,GBP,12\n").rows())
                .containsExactly(
                        new Row(
                                2,
                                new NewProduct(
                                        "T-1",
                                        "Tea, black",
                                        "Says \"hot\"",
                                        "food",
                                        new Price(495, "GBP"),
                                        12)));
    }

    @Test
    void knowsCurrenciesWithoutPence() throws IOException {
        CatalogueFile file = read("T-1,Tea,,food,495,jpy,1\nT-2,Tea,,food,1.250,KWD,1\n");
        assertThat(file.rows())
                .extracting(row -> row.product().price())
                .containsExactly(new Price(495, "JPY"), new Price(1250, "KWD"));
    }

    @Test
    void takesByteOrderMarkWindowsLinesAndColumnsInAnyOrder() throws IOException {
        CatalogueFile file =
                readWhole(
                        "\uFEFFNAME,sku,price,currency,quantity,category,colour,description\r\n"
                                + "Tea,T-1,1,GBP,2,food,black,\r\n",
                        StandardCharsets.UTF_8);
        assertThat(file.badRows()).isEmpty();
        assertThat(file.rows()).extracting(row -> row.product().sku()).containsExactly("T-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ,Tea,,food,1,GBP,1         | sku is missing
                    T,,,food,1,GBP,1           | name is missing
                    T,Tea,,,1,GBP,1            | category is missing
                    T,Tea,,food,-1,GBP,1       | price '-1' is no amount such as 4.95
                    T,Tea,,food,1e3,GBP,1      | price '1e3' is no amount such as 4.95
                    T,Tea,,food,1.005,GBP,1    | price '1.005' has more than 2 decimals of GBP
                    T,Tea,,food,1,QQQ,1        | currency 'QQQ' is no ISO 4217 code
                    T,Tea,,food,1,XXX,1        | currency 'XXX' is no ISO 4217 code
                    T,Tea,,food,1,GBP,-1       | quantity '-1' is no whole number
                    T,Tea,,food,1,GBP,1.5      | quantity '1.5' is no whole number
                    T,Tea,,food                | has 4 columns instead of 7
                    """)
    void namesTheFault(String row, String reason) throws IOException {
        assertThat(read(row + "\n").badRows()).containsExactly(new BadRow(2, reason));
    }

    @Test
    void importsTheGoodRowsAroundBadOnes() throws IOException {
        CatalogueFile file =
                read(
                        """
                        A,Tea,"two
                        lines",food,1,GBP,1

                        B,"forgotten quote,,food,1,GBP,1
                        C,Tea,,food,1,GBP,1
                        A,again,,food,1,GBP,1
                        """);
        assertThat(file.rows()).extracting(Row::line).containsExactly(2, 6);
        assertThat(file.badRows())
                .containsExactly(
                        new BadRow(5, "a quote is never closed"),
                        new BadRow(7, "sku 'A' is on line 2 already"));
    }

    @Test
    void namesLinesThatAreNotUtf8() throws IOException {
        CatalogueFile file =
                readWhole(
                        HEADER + "A,caf\u00E9,,food,1,GBP,1\nB,Tea,,food,1,GBP,1\n",
                        StandardCharsets.ISO_8859_1);
        assertThat(file.badRows()).containsExactly(new BadRow(2, "is not UTF-8"));
        assertThat(file.rows()).hasSize(1);
    }

    @Test
    void refusesWhatIsNoCatalogue() {
        assertRefused("", "is empty");
        assertRefused("\n\n", "is empty");
        assertRefused("sku;name\n", "must begin with the line sku,name");
        assertRefused("\u007FELF\u0000\u0001", "is no text file");
        assertRefused("sku,name,price\n", "missing: description, category, currency, quantity");
    }

    @Test
    void refusesAFolderAndAFileThatIsNotThere() {
        for (Path path : new Path[] {folder, folder.resolve("none.csv")}) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> CatalogueFile.read(path))
                    .withMessageContaining("is no file that can be read");
        }
    }

    private void assertRefused(String content, String why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> readWhole(content, StandardCharsets.UTF_8))
                .withMessageContaining(why)
                .satisfies(r -> assertThat(r.exitCode()).isEqualTo(ExitCode.BAD_FILE));
    }

    private CatalogueFile read(String rows) throws IOException {
        return readWhole(HEADER + rows, StandardCharsets.UTF_8);
    }

    private CatalogueFile readWhole(String content, Charset charset) throws IOException {
        return CatalogueFile.read(
                Files.write(folder.resolve("catalogue.csv"), content.getBytes(charset)));
    }
}
