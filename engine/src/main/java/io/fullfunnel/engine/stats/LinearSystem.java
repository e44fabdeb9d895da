package io.fullfunnel.engine.stats;

/**
 * A square system of linear equations, split once into triangles (LU with partial pivoting) and
 * then solved for as many right sides as wanted. The same matrix gives the same bits.
 */
public final class LinearSystem {
  private final int size;
  private final double[][] triangles;
  private final int[] rowAt;

  /**
   * Splits a matrix; leaves it as it was.
   *
   * @param matrix rows of a square matrix
   * @throws ArithmeticException if it has no inverse
   */
  public LinearSystem(double[][] matrix) {
    this.size = matrix.length;
    this.triangles = new double[size][];
    this.rowAt = new int[size];
    for (int row = 0; row < size; row++) {
      if (matrix[row].length != size) {
        throw new IllegalArgumentException(
            "row " + row + " has " + matrix[row].length + " columns, not " + size);
      }
      triangles[row] = matrix[row].clone();
      rowAt[row] = row;
    }
    for (int column = 0; column < size; column++) {
      pivot(column);
      eliminate(column);
    }
  }

  private void pivot(int column) {
    int best = column;
    for (int row = column + 1; row < size; row++) {
      if (Math.abs(triangles[row][column]) > Math.abs(triangles[best][column])) {
        best = row;
      }
    }
    if (!(Math.abs(triangles[best][column]) > 0)) {
      throw new ArithmeticException("the matrix has no inverse: column " + column);
    }
    double[] row = triangles[best];
    triangles[best] = triangles[column];
    triangles[column] = row;
    int at = rowAt[best];
    rowAt[best] = rowAt[column];
    rowAt[column] = at;
  }

  private void eliminate(int column) {
    double[] upper = triangles[column];
    for (int row = column + 1; row < size; row++) {
      double[] lower = triangles[row];
      if (lower[column] == 0) {
        continue;
      }
      double factor = lower[column] / upper[column];
      lower[column] = factor;
      for (int k = column + 1; k < size; k++) {
        lower[k] -= factor * upper[k];
      }
    }
  }

  public int size() {
    return size;
  }

  /** The x for which the matrix times x is the right side. */
  public double[] solve(double[] right) {
    double[] x = new double[size];
    for (int row = 0; row < size; row++) {
      double sum = right[rowAt[row]];
      double[] lower = triangles[row];
      for (int k = 0; k < row; k++) {
        sum -= lower[k] * x[k];
      }
      x[row] = sum;
    }
    for (int row = size - 1; row >= 0; row--) {
      double[] upper = triangles[row];
      double sum = x[row];
      for (int k = row + 1; k < size; k++) {
        sum -= upper[k] * x[k];
      }
      x[row] = sum / upper[row];
    }
    return x;
  }

  /** The x for which x times the matrix is the left side. */
  public double[] solveTransposed(double[] left) {
    double[] y = left.clone();
    for (int row = 0; row < size; row++) {
      double[] upper = triangles[row];
      y[row] /= upper[row];
      for (int k = row + 1; k < size; k++) {
        y[k] -= upper[k] * y[row];
      }
    }
    for (int row = size - 1; row >= 0; row--) {
      double[] lower = triangles[row];
      for (int k = 0; k < row; k++) {
        y[k] -= lower[k] * y[row];
      }
    }
    double[] x = new double[size];
    for (int row = 0; row < size; row++) {
      x[rowAt[row]] = y[row];
    }
    return x;
  }
}
