package eu.kapstok.catalog;

import eu.kapstok.erp.ErpProduct;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The products in our own database, to be searched in milliseconds. */
@Component
class CatalogProducts {

    private static final int INDEXED = 3;
    private static final int LONGEST_NAME = 300;

    private final JdbcClient sql;
    private final JdbcTemplate statements;

    CatalogProducts(JdbcClient sql, JdbcTemplate statements) {
        this.sql = sql;
        this.statements = statements;
    }

    /**
     * Products by code that have every word: at least three letters anywhere in a word, fewer at the beginning of one.
     *
     * @param words as {@link SearchWords#typed} gives them, none for all products
     * @param after code of the last one on the page before, "" for the first page
     * @param except product that is not for the eye, null for none
     */
    List<CatalogProduct> find(List<String> words, String after, String except, int size) {
        StringBuilder query = new StringBuilder(
                "select code, name, name_nl, name_fr, name_en from kapstok.catalog_product where code > ? and code <> ?");
        List<Object> values = new ArrayList<>(List.of(after, except == null ? "" : except));
        List<String> shorts = words.stream().filter(word -> word.length() < INDEXED).toList();
        if (!shorts.isEmpty()) {
            query.append(" and words @@ cast(? as tsquery)");
            values.add(shorts.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & ")));
        }
        words.stream().filter(word -> word.length() >= INDEXED).forEach(word -> {
            query.append(" and search_text like ?");
            values.add("%" + word + "%");
        });
        values.add(size);
        query.append(" order by code limit ?");
        return statements.query(new Search(query.toString(), values), CatalogProducts::product);
    }

    /** How many products have a word decides how they are found best, so that each search is planned for its own words. */
    private record Search(String query, List<Object> values) implements PreparedStatementCreator, SqlProvider {

        @Override
        public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
            PreparedStatement statement = connection.prepareStatement(query);
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            new ArgumentPreparedStatementSetter(values.toArray()).setValues(statement);
            return statement;
        }

        @Override
        public String getSql() {
            return query;
        }
    }

    /** By code, as far as they are known. */
    Map<String, CatalogProduct> byCode(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        return sql.sql("select code, name, name_nl, name_fr, name_en from kapstok.catalog_product where code in (:codes)")
                .param("codes", codes).query(CatalogProducts::product).list().stream()
                .collect(Collectors.toMap(CatalogProduct::code, Function.identity()));
    }

    boolean isEmpty() {
        return sql.sql("select not exists (select from kapstok.catalog_product)").query(Boolean.class).single();
    }

    /** Keeps what is sold. */
    void keep(List<ErpProduct> products, Instant seen) {
        statements.batchUpdate("""
                insert into kapstok.catalog_product (code, name, name_nl, name_fr, name_en, search_text, seen_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update set name = excluded.name, name_nl = excluded.name_nl, name_fr = excluded.name_fr,
                    name_en = excluded.name_en, search_text = excluded.search_text, seen_at = excluded.seen_at
                """, products.stream().filter(ErpProduct::active).map(product -> new Object[] {product.code(), cut(product.name()),
                    cut(product.names().get("nl")), cut(product.names().get("fr")), cut(product.names().get("en")),
                    words(product), Timestamp.from(seen)}).toList());
    }

    /** What that reading of all products did not see is no longer sold. */
    void forgetNotSeenSince(Instant reading) {
        sql.sql("delete from kapstok.catalog_product where seen_at < ?").param(Timestamp.from(reading)).update();
    }

    private static String words(ErpProduct product) {
        List<String> names = new ArrayList<>(List.of(product.name()));
        names.addAll(product.names().values());
        return SearchWords.of(product.code(), names);
    }

    private static String cut(String name) {
        return name == null || name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static CatalogProduct product(ResultSet row, int index) throws SQLException {
        return new CatalogProduct(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
    }
}
